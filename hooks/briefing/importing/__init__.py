"""A text file or web page becomes an original and its sidecar."""
