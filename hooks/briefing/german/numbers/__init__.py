"""Quantities in German text: found by `grammar`, put into English by `wording`; `amounts` compares two languages."""
