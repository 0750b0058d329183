"""A page of the site, ready for whichever site generator publishes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page: an address and the HTML that belongs between the site's header and footer."""

    address: str
    """Below the site's root, ending in a slash: `articles/jd-com/`."""
    title: str
    """Plain text, not HTML."""
    description: str
    """Plain text for search engines."""
    html: str
    head: str = ""
    """HTML of the page's head: its metadata for programs."""
    result_title: str = ""
    """What a search result calls the page, where its title alone would not say what it is."""
    indexed: bool = True
    """Whether search engines may show it."""
