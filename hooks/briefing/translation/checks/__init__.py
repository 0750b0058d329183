"""Checks of English against its German: what an engine answered may be refused, and what is kept may be flagged."""
