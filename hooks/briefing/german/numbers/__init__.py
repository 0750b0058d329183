"""Quantities in German text: found by `grammar`, said in English by `wording`; `amounts` compares two languages."""
