"""Checks of English against its German."""
