"""The figures of a record's mentions: found, put together rightly (B-cubed), quoted exactly, put in the right mouth."""

from __future__ import annotations

from typing import NamedTuple

from bench.scoring.actors import Actors
from bench.scoring.assignment import pair_greedily
from bench.scoring.events import Figures
from bench.scoring.matching import Matching
from bench.scoring.ratio import harmonic, mean
from bench.scoring.rows import QuotedSpan
from bench.scoring.texts import Texts


class Aligned(NamedTuple):
    """A gold mention and the system's telling of it, each with the index of its event."""

    gold_event: int
    system_event: int
    gold: QuotedSpan
    system: QuotedSpan


def align_mentions(matching: Matching, texts: Texts) -> list[Aligned]:
    """Pair the mentions of both sides one-to-one, the best overlap first, those of matched events before others."""
    gold = [(j, mention) for j, event in enumerate(matching.gold.events) for mention in event.mentions]
    ours = [(i, mention) for i, event in enumerate(matching.system.events) for mention in event.mentions]
    found = matching.system_of
    candidates = []
    for a, (j, wanted) in enumerate(gold):
        for b, (i, given) in enumerate(ours):
            if given.file == wanted.file and texts.covers(wanted, given):
                kin = (2 if found.get(j) == i else 0) + (0.5 if (i, j) in matching.possible else 0)
                candidates.append((texts.union_share(wanted, given) + kin, a, b, None))
    pairs = pair_greedily(candidates)
    return [Aligned(gold[a][0], ours[b][0], gold[a][1], ours[b][1]) for a, b, _ in pairs]


def score_mentions(matching: Matching, actors: Actors, texts: Texts) -> Figures:
    """All figures of mentions. ``quote_exact_rate`` is over the system's mentions whose text is at hand."""
    aligned = align_mentions(matching, texts)
    wanted = sum(len(event.mentions) for event in matching.gold.events)
    recall = len(aligned) / wanted if wanted else 1.0
    p, r = _b_cubed(aligned, matching)
    figures: Figures = {"bcubed_p": p, "bcubed_r": r, "bcubed_f1": harmonic(p, r), "mention_recall": recall}
    figures["bcubed_f1_missing_counted"] = harmonic(p, r * recall)
    p, r = _b_cubed_across(aligned, matching)
    figures |= {"bcubed_cross_document_p": p, "bcubed_cross_document_r": r}
    figures["bcubed_cross_document_f1"] = harmonic(p, r)
    quotes = [(m.quote, texts.get(m.file)) for event in matching.system.events for m in event.mentions]
    exact = [quote in text for quote, text in quotes if text is not None]
    figures["quote_exact_rate"] = mean(exact) if exact else None
    said = [(pair.gold.attributed_to, pair.system.attributed_to) for pair in aligned if pair.gold.attributed_to]
    right = [bool(given and actors.find(want) & actors.find(given)) for want, given in said]
    figures["mention_attribution_accuracy"] = mean(right) if any(given for _, given in said) else None
    return figures


def _b_cubed(aligned: list[Aligned], matching: Matching) -> tuple[float, float]:
    """Mean purity and mean completeness of the cluster of each aligned mention."""
    precision, recall = [], []
    for item in aligned:
        together = _cluster(item, aligned, matching)
        precision.append(mean(other.gold_event == item.gold_event for other in together))
        kin = [other for other in aligned if other.gold_event == item.gold_event]
        recall.append(mean(other.system_event == item.system_event for other in kin))
    return mean(precision), mean(recall)


def _b_cubed_across(aligned: list[Aligned], matching: Matching) -> tuple[float, float]:
    """The same over mentions in other reports alone: what a record gains over reading each report by itself."""
    precision, recall = [], []
    for item in aligned:
        elsewhere = [other for other in aligned if other.gold.file != item.gold.file]
        together = _cluster(item, elsewhere, matching)
        if together:
            precision.append(mean(other.gold_event == item.gold_event for other in together))
        kin = [other for other in elsewhere if other.gold_event == item.gold_event]
        if kin:
            recall.append(mean(other.system_event == item.system_event for other in kin))
    return mean(precision), mean(recall)


def _cluster(item: Aligned, others: list[Aligned], matching: Matching) -> list[Aligned]:
    """What the system put with a mention, less what it was allowed to."""
    allowed = matching.allowed_merges.get(item.gold_event, frozenset())
    allowed -= {item.gold_event}
    return [o for o in others if o.system_event == item.system_event and o.gold_event not in allowed]
