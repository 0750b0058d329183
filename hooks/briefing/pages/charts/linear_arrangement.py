"""Minimum linear arrangement of a graph: the order of parties that keeps those who deal with each other close.

Finding the best order is hard; taking one out and putting it where
the arcs become shortest, until nothing helps, comes close with two dozen. The same relations give the same order.
"""

from collections.abc import Mapping, Sequence

_MOST_ROUNDS = 12

Weights = Mapping[tuple[str, str], float]
"""How much it matters that two are close."""


def linear_arrangement(parties: Sequence[str], weights: Weights) -> list[str]:
    """Return the parties in an order in which the weighted distances are small."""
    order = list(parties)
    best = _length(order, weights)
    for _ in range(_MOST_ROUNDS):
        before = best
        for party in parties:
            rest = [one for one in order if one != party]
            candidates = [[*rest[:place], party, *rest[place:]] for place in range(len(order))]
            length, candidate = min(((_length(one, weights), one) for one in candidates), key=lambda pair: pair[0])
            if length < best:
                best, order = length, candidate
        if best == before:
            break
    return order


def _length(order: Sequence[str], weights: Weights) -> float:
    place = {party: number for number, party in enumerate(order)}
    return sum(weight * abs(place[one] - place[other]) for (one, other), weight in weights.items())
