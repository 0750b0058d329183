"""The briefing in; all its pictures out, each made once for whichever pages show it."""

from dataclasses import dataclass

from briefing.corpus.corpus import Briefing
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


def gallery_of(briefing: Briefing) -> Gallery:
    """Return the pictures of a briefing."""
    return Gallery(
        timeline=timeline_picture(briefing.timeline),
        network=network_picture(briefing.dealings, initiative_places(briefing)),
        amounts=amounts_picture(briefing.briefs),
    )
