"""`robots.txt`.

Crawlers read it at the root of a host only. Below a path it has no effect, and search engines must be told the address
of the sitemap by hand.
"""

from briefing.settings import Publisher


def robots_txt(publisher: Publisher) -> bytes:
    """Return a file that admits every crawler and names the sitemap, by its absolute address (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {publisher.at('sitemap.xml')}\n".encode()
