"""The charts of the corpus, each made once for all pages that show it."""

from dataclasses import dataclass

from briefing.corpus.corpus import Corpus
from briefing.pages.charts.amount_chart import AmountChart, amount_chart
from briefing.pages.charts.network_chart import NetworkChart, network_chart
from briefing.pages.charts.timeline_chart import TimelineChart, timeline_chart
from briefing.pages.initiative_list import initiative_addresses


@dataclass(frozen=True)
class Charts:
    """The charts that templates in `charts/` draw as SVG."""

    timeline: TimelineChart
    network: NetworkChart
    amounts: AmountChart


def charts_of(corpus: Corpus) -> Charts:
    """Return the charts of a corpus."""
    return Charts(
        timeline=timeline_chart(corpus.timeline),
        network=network_chart(corpus.relations, initiative_addresses(corpus)),
        amounts=amount_chart(corpus.articles),
    )
