"""First stage: reading and checking the files in `seeds/`, which are read nowhere else."""
