"""`make bench`: what a build costs in time and memory, beside the same texts under plain MkDocs and Hugo."""
