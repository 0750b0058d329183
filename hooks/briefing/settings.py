"""Reading the block `extra.briefing` of `mkdocs.yml`; what is wrong there is a diagnostic as in `seeds/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from briefing.desk.rights import Extent
from briefing.diagnostics import Diagnostic, Severity
from briefing.german.bidi import CONTROLS

_FILE = "mkdocs.yml"
_BLOCK = "extra.briefing"
_KNOWN = ("engines", "rights", "excerpt_words", "source", "imprint")
_EXCERPT_WORDS = 60
# Without what would add a subject or readers to the link that it becomes.
_EMAIL = re.compile(r"[^\s@<>?&%:;,\"'\\]+@[^\s@<>?&%:;,\"'\\]+\.[^\s@<>?&%:;,\"'\\]+")
_WEB = re.compile(rf"https?://(?![^/?#]*@)[\w\[][^\s<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff{CONTROLS}]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Publisher:
    """The site, as structured data names it."""

    name: str
    url: str
    """The address of its root, with a slash at the end."""
    source: str | None = None
    """The address of the repository that the site is built from."""
    email: str | None = None
    """Where the imprint says that mail reaches the publisher."""

    def at(self, path: str) -> str:
        """Return the whole address of a path below the root."""
        return self.url + path.lstrip("/")


@dataclass(frozen=True)
class Imprint:
    """The publisher, with what section 5 of Germany's DDG and section 18 of its MStV require."""

    name: str
    address: str
    """Where letters reach the publisher, lines and all."""
    email: str
    phone: str | None = None
    responsible: str | None = None
    """Who answers for the editorial content, with an address."""
    register: str | None = None
    """The court and number of the register that the publisher is in."""
    vat: str | None = None
    """`DE123456789`"""


@dataclass(frozen=True)
class Settings:
    """The settings of the site."""

    site_name: str
    site_url: str
    """The address of the site's root, or an empty text."""
    description: str = ""
    """Of the whole site."""
    rights: Extent = Extent.FULL
    """How much is shown of an original whose sidecar and outlet do not say."""
    excerpt_words: int = 0
    """How many of an original's first words an excerpt has."""
    source: str | None = None
    """The address of the repository that the site is built from."""
    imprint: Imprint | None = None

    @property
    def publisher(self) -> Publisher:
        """The site, as structured data names it."""
        email = self.imprint.email if self.imprint else None
        return Publisher(self.site_name, self.site_url.rstrip("/") + "/", self.source, email)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Settings that are missing and needed before the site is published."""
        what = f"'{_BLOCK}.imprint' is not set, and the page says so"
        remedy = "enter who publishes the site (name, address, email) before publishing it"
        return () if self.imprint else (Diagnostic(_FILE, None, what, remedy, "imprint", Severity.WARNING),)


def read_settings(
    site_name: str, site_url: str, description: str, given: object
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return the settings and their errors."""
    block = given if isinstance(given, Mapping) else {}
    diagnostics = [*_unknown(block, _KNOWN, _BLOCK), *_imprint_errors(block.get("imprint"))]
    rights, words = block.get("rights"), block.get("excerpt_words", _EXCERPT_WORDS)
    if rights not in list(Extent):
        what = f"'{_BLOCK}.rights' is {'missing' if rights is None else repr(rights)}"
        diagnostics.append(_error(what, f"say how much of an original is shown: {', '.join(Extent)}"))
    if not isinstance(words, int) or isinstance(words, bool) or words < 0:
        diagnostics.append(_error(f"'{_BLOCK}.excerpt_words' is {words!r}", "give a number of words, as in 60"))
    diagnostics += _control_errors(site_name, description, block)
    if site_url and not _WEB.fullmatch(site_url):
        diagnostics.append(_error(f"'site_url' is {site_url!r}", "give an address that begins with https://"))
    source = block.get("source")
    if source is not None and not (isinstance(source, str) and _WEB.fullmatch(source)):
        diagnostics.append(_error(f"'{_BLOCK}.source' is {source!r}", "give an address that begins with https://"))
    if diagnostics:
        return Settings(site_name, site_url, description), tuple(diagnostics)
    imprint = block.get("imprint")
    known = Imprint(**{name: text.strip() for name, text in imprint.items()}) if imprint else None
    return Settings(site_name, site_url, description, Extent(str(rights)), words, source, known), ()


def _control_errors(site_name: str, description: str, block: Mapping[object, object]) -> Iterator[Diagnostic]:
    texts: dict[str, object] = {"site_name": site_name, "site_description": description}
    imprint = block.get("imprint")
    for name, value in imprint.items() if isinstance(imprint, Mapping) else ():
        texts[f"{_BLOCK}.imprint.{name}"] = value
    for name, value in texts.items():
        if isinstance(value, str) and (control := _CONTROL.search(value)):
            yield _error(f"'{name}' holds the character U+{ord(control[0]):04X}", "delete it; it belongs in no text")


def _imprint_errors(given: object) -> Iterator[Diagnostic]:
    place = f"{_BLOCK}.imprint"
    if given is None:
        return
    if not isinstance(given, Mapping):
        yield _error(f"'{place}' is {given!r}", "write name, address and email below it")
        return
    yield from _unknown(given, tuple(field.name for field in fields(Imprint)), place)
    for name in ("name", "address", "email"):
        if name not in given:
            yield _error(f"'{place}.{name}' is missing", "a reader must be able to reach the publisher")
    for name, text in given.items():
        if not _is_text(text):
            yield _error(f"'{place}.{name}' is {text!r}", "write a text, in quotation marks if need be")
    email = given.get("email")
    if _is_text(email) and not _EMAIL.fullmatch(str(email).strip()):
        yield _error(f"'{place}.email' is {email!r}", "write an address such as desk@example.org")


def _unknown(given: Mapping[object, object], known: tuple[str, ...], place: str) -> Iterator[Diagnostic]:
    for name in given:
        if name not in known:
            yield _error(f"'{place}.{name}' is no setting", f"use {', '.join(known)}")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _error(what: str, remedy: str) -> Diagnostic:
    return Diagnostic(_FILE, None, what, remedy, "settings")
