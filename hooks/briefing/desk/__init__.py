"""First stage: read and check what the editor wrote. The only place that reads the files in `seeds/`."""
