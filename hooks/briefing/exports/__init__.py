"""Last stage: articles in, the files that programs read out."""
