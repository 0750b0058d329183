"""What one article says, each value with its provenance: the stage after `translation`."""
