"""Clusters of mentions: MUC, B-cubed, entity CEAF and their mean, the CoNLL F1. Both sides hold the same mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from bench.scoring.assignment import pair_best
from bench.scoring.ratio import harmonic

Clusters = dict[str, frozenset[str]]


def group(labels: Mapping[str, str]) -> Clusters:
    """Clusters by label, from the label of each mention."""
    members: dict[str, set[str]] = defaultdict(set)
    for mention, label in labels.items():
        members[label].add(mention)
    return {label: frozenset(mentions) for label, mentions in members.items()}


def score_clusters(gold: Mapping[str, str], system: Mapping[str, str]) -> dict[str, float]:
    """The F1 of each measure, from the label of each mention on either side.

    Raises ``ValueError`` where the two sides hold different mentions.

    >>> figures = score_clusters({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "y", "c": "y"})
    >>> figures["muc_f1"], round(figures["b3_f1"], 3)
    (0.0, 0.667)
    """
    if gold.keys() != system.keys():
        raise ValueError("the two sides hold different mentions")
    ours, theirs = group(gold), group(system)
    figures = {
        "muc_f1": harmonic(_links(theirs, gold), _links(ours, system)),
        "b3_p": _purity(theirs, gold),
        "b3_r": _purity(ours, system),
        "ceafe_f1": _ceafe(ours, theirs),
    }
    figures["b3_f1"] = harmonic(figures["b3_p"], figures["b3_r"])
    figures["conll_f1"] = (figures["muc_f1"] + figures["b3_f1"] + figures["ceafe_f1"]) / 3
    return figures


def _links(clusters: Clusters, other: Mapping[str, str]) -> float:
    """The share of the links of these clusters that the other side keeps."""
    kept = sum(len(mentions) - len({other[m] for m in mentions}) for mentions in clusters.values())
    links = sum(len(mentions) - 1 for mentions in clusters.values())
    return kept / links if links else 0.0


def _purity(clusters: Clusters, other: Mapping[str, str]) -> float:
    """The mean share of a mention's cluster that the other side puts with it."""
    total = sum(len(mentions) for mentions in clusters.values())
    squares = (sum(n * n for n in Counter(other[m] for m in c).values()) / len(c) for c in clusters.values())
    return sum(squares) / total if total else 1.0


def _ceafe(gold: Clusters, system: Clusters) -> float:
    """Clusters aligned one-to-one by what they share. Unconnected groups of clusters are aligned apart: it is cubic."""
    similar: dict[tuple[str, str], float] = {}
    system_of = {mention: label for label, mentions in system.items() for mention in mentions}
    for label, mentions in gold.items():
        for other, shared in Counter(system_of[mention] for mention in mentions).items():
            similar[label, other] = 2 * shared / (len(mentions) + len(system[other]))
    total = 0.0
    for component in _components(similar):
        rows, columns = (sorted({pair[side] for pair in component}) for side in (0, 1))
        weights = {(rows.index(a), columns.index(b)): similar[a, b] for a, b in component}
        total += sum(weights[pair] for pair in pair_best(weights, len(rows), len(columns)))
    return harmonic(total / len(system), total / len(gold)) if gold else 1.0


def _components(pairs: Mapping[tuple[str, str], float]) -> Iterator[list[tuple[str, str]]]:
    """The pairs, grouped by what hangs together."""
    by_row: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_column: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        by_row[pair[0]].append(pair)
        by_column[pair[1]].append(pair)
    left = dict.fromkeys(pairs)
    while left:
        ahead, component = [next(iter(left))], []
        while ahead:
            pair = ahead.pop()
            if pair in left:
                del left[pair]
                component.append(pair)
                ahead += by_row[pair[0]] + by_column[pair[1]]
        yield component
