"""The words of the interface: labels, and phrases that say when, by whom and how.

Prose that belongs to one page only is in its template.
"""
