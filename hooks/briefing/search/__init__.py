"""The search index: minimal pages of articles and entities, the Pagefind bundles made of them, the vocabulary."""
