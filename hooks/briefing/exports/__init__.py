"""The files that other programs read: JSON, feeds, TMX, PO, citations, EPUB, sitemap."""
