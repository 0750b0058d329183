"""Second stage: pair every German sentence with its English."""
