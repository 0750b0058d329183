"""Citations in BibTeX (biblatex) and RIS, each of which names the original and the translation.

What is unknown is left out. An inferred date is marked as one in the format's own way and explained in the note. The
libraries do not escape enough: bibtexparser leaves braces unbalanced, rispy writes a line break in a headline as a new
record.
"""

import re

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.provenance import Provenance
from briefing.desk.metadata import Basis
from briefing.german.bidi import escape_controls
from briefing.german.slugs import slug_of
from briefing.pages.wording import disclosures, labels, sources
from briefing.settings import Publisher

# TeX's specials. A brace is spelt out, since BibTeX counts those after a backslash too.
_TEX = str.maketrans(
    {special: f"\\{special}" for special in "#$%&_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def bibtex(analysed: AnalysedArticle, publisher: Publisher) -> bytes:
    """Return the translation as an `@online` of biblatex, with the original in `origtitle` and similar fields.

    The date of the original is in the Extended Date/Time Format, whose tilde says "approximate". Without any English
    the entry is the original's.
    """
    original = _german_headline(analysed)
    english = analysed.has_english
    values = {
        "author": _name(analysed.author.value),
        "title": _braced(analysed.title),
        "language": "english" if english else "german",
        "langid": "english" if analysed.headline_en.value is not None else "german",
        "origtitle": _braced(original) if english and original != analysed.title else None,
        "origlanguage": "german" if english else None,
        "origpublisher" if english else "publisher": _tex(analysed.outlet.value),
        "origdate" if english else "date": _edtf(analysed),
        "organization": _tex(publisher.name),
        # Verbatim, with percent signs; no address has a brace.
        "url": publisher.at(analysed.url),
        "note": _tex(_note(analysed)),
        "abstract": _tex(analysed.metadata.summary),
        "keywords": _tex(", ".join(topic.entity.name for topic in analysed.topics)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    return escape_controls("\n".join([f"@online{{{_key(analysed)},", *lines, "}", ""])).encode()


def ris(analysed: AnalysedArticle, publisher: Publisher) -> bytes:
    """Return the original as a record of RIS, with the English headline as its translated title (TT)."""
    original = _german_headline(analysed)
    translated = analysed.headline_en.value
    published = analysed.metadata.published
    values = [
        ("TY", "NEWS"),
        ("TI", original or analysed.title),
        ("TT", translated if original else None),
        ("AU", analysed.author.value),
        ("T2", analysed.outlet.value),
        ("PY", published.year if published else None),
        ("DA", _day(analysed)),
        ("LA", analysed.language.value),
        ("UR", publisher.at(analysed.url)),
        ("DP", publisher.name),
        ("N1", _note(analysed)),
        ("AB", analysed.metadata.summary),
        *(("KW", topic.entity.name) for topic in analysed.topics),
    ]
    lines = [f"{tag}  - {_CONTROL.sub(' ', value)}" for tag, value in values if value]
    return escape_controls("\r\n".join([*lines, "ER  - ", ""])).encode()


def _german_headline(analysed: AnalysedArticle) -> str | None:
    """Return the original's own headline, None if an editor wrote it."""
    return analysed.headline_de.value if analysed.headline_de.provenance is Provenance.STATED else None


def _note(analysed: AnalysedArticle) -> str:
    original = _german_headline(analysed)
    parts = [f"German original: “{original}”" if original else "The German original has no headline of its own"]
    parts.append(analysed.outlet.value or labels.OUTLET_NOT_STATED)
    published = analysed.metadata.published
    reason = f": {published.reason}" if published and published.reason else ""
    parts.append(f"{sources.date_in_words(published)}{reason}".removesuffix("."))
    found = f" Found at <{analysed.address.value}>." if analysed.address.value else ""
    return f"{', '.join(parts)}.{found} English: {disclosures.disclosure(analysed)}"


def _edtf(analysed: AnalysedArticle) -> str | None:
    published = analysed.metadata.published
    return published.edtf if published else None


def _day(analysed: AnalysedArticle) -> str | None:
    """Return the date as RIS writes it, `YYYY/MM/DD/other information`, with unknown parts empty."""
    published = analysed.metadata.published
    if published is None:
        return None
    year, month, day = (*published.date.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/{'inferred' if published.basis is Basis.INFERRED else ''}"


def _key(analysed: AnalysedArticle) -> str:
    return _NOT_IN_KEYS.sub("-", slug_of(analysed.article.slug)).strip("-") or "article"


def _tex(text: str | None) -> str:
    return _CONTROL.sub(" ", text or "").translate(_TEX)


def _braced(text: str | None) -> str | None:
    """Return a text within braces that keep its capitals as they are."""
    return f"{{{_tex(text)}}}" if text else None


def _name(author: str | None) -> str | None:
    # In braces, since nobody knows which part is the surname.
    return _braced(author)
