"""The open desk in; each article read and analysed out: by several processes, and only what the cache does not have.

The key of an article in the cache stands for all that its analysis depends on: its files, the entries of the reference
data that it could name, the topics, outlets and terms, and the program.
"""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefing.articles.analysed_article import AnalysedArticle, Analyser
from briefing.cache import Cache, digest, pressed, unpressed, version_of
from briefing.desk.folder import OpenDesk, Reading
from briefing.desk.reference import Entity, EntityType
from briefing.desk.rights import Extent
from briefing.tasks import Task, results
from briefing.translation.pairing import pair


@dataclass(frozen=True)
class Analysis:
    """What one article's files say."""

    reading: Reading
    analysed: AnalysedArticle | None
    """None where there is nothing to publish: a draft, or files with errors."""
    key: str = ""
    """Stands for all that it depends on; hence for the analysis itself."""


def analyse(desk: OpenDesk, usual: Extent, cache: Cache, known: dict[str, Analysis]) -> list[Analysis]:
    """Return the analyses of all articles, in the order of the desk.

    Those that are known by their keys are taken as they are; afterwards these are all known, and no others.
    """
    keys = _Keys(desk, usual)
    analyser = Analyser(desk.reference, usual)
    tasks = [Task(keys.of(original), partial(_pressed, desk, original, analyser)) for original in desk.originals]
    # As it is now: another thread may be making a site, too.
    before = dict(known)
    analyses = results(tasks, cache, before, lambda key, data: replace(unpressed(data, desk.reference), key=key))
    known.clear()
    known.update((analysis.key, analysis) for analysis in analyses)
    return analyses


def _pressed(desk: OpenDesk, original: Path, analyser: Analyser) -> bytes:
    return pressed(_analysed(desk, original, analyser))


def _analysed(desk: OpenDesk, original: Path, analyser: Analyser) -> Analysis:
    reading = desk.read(original)
    article = reading.article
    if article is None or reading.errors or article.notes.draft:
        return Analysis(reading, None)
    return Analysis(reading, analyser.analyse(article, pair(article)))


class _Keys:
    """Makes the keys; what all articles depend on is put together once."""

    def __init__(self, desk: OpenDesk, usual: Extent) -> None:
        self._desk = desk
        self._of_entry: dict[Entity, str] = {}
        always = (entity for group in (EntityType.TOPICS, EntityType.OUTLETS) for entity in desk.reference.of(group))
        self._common = digest(version_of(), usual, *map(self._entry, always), *map(repr, desk.reference.terms))

    def of(self, original: Path) -> str:
        files = self._desk.files(original)
        entities = sorted(map(self._entry, self._desk.nameable(*files[:2])))
        return digest(self._common, original.name, *files, *entities)

    def _entry(self, entity: Entity) -> str:
        if entity not in self._of_entry:
            self._of_entry[entity] = digest(repr(entity))
        return self._of_entry[entity]
