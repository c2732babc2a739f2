"""The figures of a record's claims: found, put in the right mouth, with the right stance."""

from __future__ import annotations

from bench.scoring.actors import Actors
from bench.scoring.assignment import pair_greedily
from bench.scoring.events import Figures
from bench.scoring.ratio import Ratio, mean
from bench.scoring.rows import ClaimRow, Gold
from bench.scoring.texts import Texts


def score_claims(gold: Gold, claims: list[ClaimRow], actors: Actors, texts: Texts) -> Figures:
    """Align claims by their words, one-to-one, and judge speaker and stance of those aligned."""
    ours = [claim for claim in claims if claim.span.file in gold.files]
    candidates = []
    for a, wanted in enumerate(gold.claims):
        for b, given in enumerate(ours):
            if texts.covers(wanted.span, given.span):
                weight = (
                    texts.union_share(wanted.span, given.span)
                    + (0.3 if actors.find(wanted.speaker) & actors.find(given.speaker) else 0)
                    + (0.05 if wanted.stance == given.stance else 0)
                    + (0.04 if wanted.content == given.content else 0)
                )
                candidates.append((weight, a, b, None))
    pairs = [(gold.claims[a], ours[b]) for a, b, _ in pair_greedily(candidates)]
    right = [bool(actors.find(want.speaker) & actors.find(given.speaker)) for want, given in pairs]
    near = [
        bool(actors.widen(actors.find(want.speaker)) & actors.widen(actors.find(given.speaker)))
        for want, given in pairs
    ]
    figures: Figures = {
        "claims_recall": len(pairs) / len(gold.claims) if gold.claims else 1.0,
        "claims_attribution_accuracy": mean(right),
        "claims_attribution_accuracy_state_level": mean(near),
        "claims_stance_accuracy": mean(want.stance == given.stance for want, given in pairs),
    }
    return figures | Ratio(sum(right), len(ours), len(gold.claims)).named("claims_end_to_end")
