"""What all articles say together: the stage after `articles`."""
