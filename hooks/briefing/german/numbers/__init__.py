"""Quantities in German text: found by `figures`, put into English by `english_figures`."""
