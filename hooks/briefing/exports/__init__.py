"""Last stage: briefs in, the files that programs read out."""
