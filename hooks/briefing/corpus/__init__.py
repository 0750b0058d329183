"""What all articles say together."""
