"""Charts: marks with their places, which templates write as SVG; no script draws anything.

Each is drawn twice, for wide windows and for narrow ones, and a style sheet shows one: type in a drawing that merely
shrinks can't be read.
"""
