"""The site's address in; `robots.txt` out.

Crawlers read it at the root of a host only: it counts where the site has a host of its own, and is of no harm where it
lives below a path. There, the address of the sitemap is to be told to search engines by hand.
"""

from briefing.settings import Publisher


def robots_txt(publisher: Publisher) -> bytes:
    """Return what lets every crawler in and says where the sitemap is, which must be a whole address (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {publisher.at('sitemap.xml')}\n".encode()
