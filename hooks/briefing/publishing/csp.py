"""The theme's inline scripts and styles in; the pages' Content-Security-Policy out.

It names what the templates hold before any article is put into them, and not what a finished page holds: a script that
got into a page from an article would else be let through with the others. It is the same for all pages, since under
Material's `navigation.instant` that of the first page holds for those that follow.

What a <meta> cannot say is said to the host, if it can be: `frame-ancestors`, which is ignored there.
"""

import base64
import hashlib
import re

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def policy(html: str) -> str:
    """Return the policy (CSP level 3) of pages that hold the inline scripts and styles of some HTML, and no others.

    Data that a page holds in a <script>, such as JSON-LD, is not executed and needs no leave.
    """
    allowed: dict[str, list[str]] = {"script": [], "style": []}
    for element, content in _INLINE.findall(html):
        source = f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
        allowed[element] += [source] if source not in allowed[element] else []
    directives = {
        "default-src": ["'none'"],
        # The search is compiled code (WebAssembly), in a worker where the browser lets it.
        "script-src": ["'self'", "'wasm-unsafe-eval'", *allowed["script"]],
        "worker-src": ["'self'"],
        "style-src": ["'self'", *allowed["style"]],
        # The theme's style sheet holds its icons as data.
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
