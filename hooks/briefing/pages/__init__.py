"""The pages of the site, as HTML from templates that escape all they print."""
