"""Companies and people that the German names and the English does not: `the retailer` for `JD.com`."""

from collections.abc import Iterator

from briefing.desk.article import Article
from briefing.desk.reference import EntityType
from briefing.translation.checks.pair import Pair

_TYPES = (EntityType.COMPANIES, EntityType.PEOPLE)


def missing_names(pair: Pair) -> Iterator[str]:
    """Yield one finding with all of them."""
    if missing := [name for name in pair.names if not _holds(pair.english, name)]:
        yield f"it does not name {', '.join(missing)}"


def names_in(article: Article, sentence: str) -> tuple[str, ...]:
    """Return the companies and people that a sentence, given by its id, names; each once."""
    named = (mention.entity for mention in article.mentions if mention.sentence == sentence)
    return tuple(dict.fromkeys(entity.name for entity in named if entity.id.type in _TYPES))


def _holds(english: str, name: str) -> bool:
    # A person may go by the surname, a group by its first word.
    return any(word.lower() in english.lower() for word in name.split() if len(word) > 1)
