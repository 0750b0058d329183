"""The corpus in; all its pictures out, each made once for whichever pages show it."""

from dataclasses import dataclass

from briefing.corpus.corpus import Corpus
from briefing.pages.charts.amounts import AmountsPicture, amounts_picture
from briefing.pages.charts.network import NetworkPicture, network_picture
from briefing.pages.charts.timeline import TimelinePicture, timeline_picture
from briefing.pages.initiative_list import initiative_places


@dataclass(frozen=True)
class Gallery:
    """The pictures that templates in `pictures/` draw."""

    timeline: TimelinePicture
    network: NetworkPicture
    amounts: AmountsPicture


def gallery_of(corpus: Corpus) -> Gallery:
    """Return the pictures of a corpus."""
    return Gallery(
        timeline=timeline_picture(corpus.timeline),
        network=network_picture(corpus.relations, initiative_places(corpus)),
        amounts=amounts_picture(corpus.articles),
    )
