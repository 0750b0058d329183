"""Fourth stage: articles in, the pages of the site out, as HTML from templates that escape all they print."""
