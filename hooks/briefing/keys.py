"""The briefing and the keys of its articles' analyses in; the keys of all that is made of them out.

A key stands for everything that the result depends on: the program and its templates, the settings, the reference data,
and of the articles those that the result says something of. Whoever lets a page say more must let its key know.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.cache import digest, version_of
from briefing.corpus.corpus import Corpus
from briefing.desk.reference import EntityId, Reference
from briefing.pages import templates
from briefing.pages.sheet import Sheet
from briefing.settings import Settings

_LIBRARIES = ("jinja2", "markupsafe", "msgspec")
"""What pages and files are made with besides what articles are analysed with."""


@dataclass(frozen=True)
class Keys:
    """Makes the keys of one build."""

    corpus: Corpus
    common: str
    """Of what all results depend on."""
    analyses: Mapping[str, str]
    """By the articles' ids."""

    def of_article(
        self, analysed: AnalysedArticle, newer: AnalysedArticle | None, older: AnalysedArticle | None
    ) -> str:
        """Return the key of an article's page and files."""
        related = self.corpus.related[analysed.article.id]
        return digest(
            self.common,
            "article",
            self._of(analysed),
            *(self._of(neighbour) if neighbour else "" for neighbour in (newer, older)),
            *(part for other in related for part in (self._of(other.analysed), repr([one.id for one in other.shared]))),
            "echoes",
            *(part for stated in analysed.facts.figures for part in self._echoes(analysed, stated)),
            "pages",
            *self._with_a_page(key for record in analysed.notes.initiatives for key in record.concerned),
        )

    def of_sheet(self, sheet: Sheet) -> str:
        """Return the key of a page that says something of many articles."""
        return digest(
            self.common,
            "sheet",
            sheet.path,
            repr(sheet.besides),
            *map(self._of, sheet.articles),
            "echoes",
            *(part for analysed, stated in sheet.figures for part in self._echoes(analysed, stated)),
            "pages",
            *self._with_a_page(sheet.entities),
        )

    def of_some(self, what: str, articles: Iterable[AnalysedArticle]) -> str:
        """Return the key of something that is made of some articles alone."""
        return digest(self.common, what, *map(self._of, articles))

    def of_all(self, what: str) -> str:
        """Return the key of something that may be made of anything in the corpus."""
        return digest(self.common, what, self._all)

    def of_search(self, analysed: AnalysedArticle) -> str:
        """Return the key of what an article is found by, but for the words of the others."""
        return digest(self.common, "search", self._of(analysed))

    @cached_property
    def _all(self) -> str:
        """Of all articles; made once, for there are the more lists the more articles there are."""
        return self.of_some("all", (*self.corpus.articles, *self.corpus.withdrawn))

    def _of(self, analysed: AnalysedArticle) -> str:
        return self.analyses[analysed.article.id]

    def _echoes(self, analysed: AnalysedArticle, stated: StatedFigure) -> Iterator[str]:
        for other in self.corpus.corroborations_of(analysed).get(stated, ()):
            yield from (repr(stated.place), self._of(other.analysed), repr(other.stated.place), str(other.agrees))

    def _with_a_page(self, keys: Iterable[EntityId]) -> Iterator[str]:
        return (f"{key} {key in self.corpus.profiles}" for key in keys)


def keys_of(corpus: Corpus, settings: Settings, analyses: Mapping[str, str], program: str) -> Keys:
    """Return what makes the keys of a build; `program` is what `of_program` returned."""
    return Keys(corpus, digest(program, repr(settings), *_of_reference(corpus.reference)), analyses)


def of_program() -> str:
    """Return what stands for the program, its templates and its libraries."""
    # The book's are no .html.
    files = sorted(path for path in templates.FOLDER.rglob("*") if path.is_file())
    parts = (part for path in files for part in (str(path.relative_to(templates.FOLDER)), path.read_bytes()))
    return digest(version_of(), *(f"{name} {version(name)}" for name in _LIBRARIES), *parts)


def _of_reference(reference: Reference) -> Iterator[str]:
    yield from map(repr, reference.entities.values())
    yield from map(repr, reference.terms)
