"""The Content-Security-Policy of the pages.

It allows the inline scripts and styles of the templates, before any article is put into them, not those of a finished
page: otherwise a script that got into a page from an article would be allowed, too. It is the same for all pages, since
with Material's `navigation.instant` the policy of the first page stays in force.

`frame-ancestors` is missing: browsers ignore it in a <meta>, so it is up to the host to send it.
"""

import base64
import hashlib
import re

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def content_security_policy(html: str) -> str:
    """Return the policy (CSP level 3) that allows the inline scripts and styles in some HTML, and no others.

    Data in a <script>, such as JSON-LD, is not executed and needs no permission.
    """
    allowed: dict[str, list[str]] = {"script": [], "style": []}
    for element, content in _INLINE.findall(html):
        source = f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
        allowed[element] += [source] if source not in allowed[element] else []
    directives = {
        "default-src": ["'none'"],
        # The search is compiled code (WebAssembly), in a worker where the browser allows it.
        "script-src": ["'self'", "'wasm-unsafe-eval'", *allowed["script"]],
        "worker-src": ["'self'"],
        "style-src": ["'self'", *allowed["style"]],
        # The theme's style sheet has its icons as data.
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
