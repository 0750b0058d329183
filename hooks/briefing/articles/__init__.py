"""Third stage: everything that a page says about an article, each value with where it comes from."""
