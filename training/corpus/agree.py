"""Agreement of two annotations of the same texts, per layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from training.corpus.model import UNNAMED, EventMention, Process, Report, Sentence, Span
from training.corpus.parse import folders, read_folder


class Layer(NamedTuple):
    """Marks of the first, of the second, and those that agree."""

    first: int
    second: int
    both: int

    @property
    def f1(self) -> float:
        """Harmonic mean of the two shares."""
        return 2 * self.both / (self.first + self.second) if self.first + self.second else 1.0


def agree(one: Path, two: Path) -> dict[str, Layer | float]:
    """F1 per layer and the kappa of status, over the reports that both folders hold (of one process, or of many)."""
    left, right = _reports(one), _reports(two)
    common = sorted(left.keys() & right.keys())
    if not common:
        raise ValueError(f"{one} and {two} hold no report of one name and text; name two folders of the same reports")
    ids = _same_ids(one, two)
    counts: dict[str, list[int]] = {}
    statuses: list[tuple[str, str]] = []
    changed = 0
    for name in common:
        changed += _changed(left[name], right[name])
        rename = ids[name.partition("/")[0]]
        for a, own in zip(left[name].sentences, right[name].sentences, strict=True):
            if a.text != own.text:
                continue
            b = _renamed(own, rename)
            for layer, (x, y) in _layers(a, b).items():
                first, second = Counter(x), Counter(y)
                total = counts.setdefault(layer, [0, 0, 0])
                total[0] += first.total()
                total[1] += second.total()
                total[2] += (first & second).total()
            statuses.extend(_status_pairs(a, b))
    scores: dict[str, Layer | float] = {layer: Layer(*total) for layer, total in counts.items()}
    scores["status kappa"] = kappa(statuses)
    scores["statuses compared"] = float(len(statuses))
    scores["sentences"] = float(sum(s.role != "furniture" for n in common for s in left[n].sentences) - changed)
    scores["sentences reworded since, left out"] = float(changed)
    return scores


def _same_ids(one: Path, two: Path) -> dict[str, dict[str, str]]:
    """Process -> the second annotator's actor ids in the first one's words: two ids are one where a printed form is shared."""
    tables: list[dict[str, Process]] = [{f.name: read_folder(f)[0] for f in folders(root)} for root in (one, two)]
    renames: dict[str, dict[str, str]] = {}
    for name in tables[0].keys() & tables[1].keys():
        by_form = {form.text: form.actors[0] for form in tables[0][name].forms if len(form.actors) == 1}
        votes: dict[str, Counter[str]] = {}
        for form in tables[1][name].forms:
            if len(form.actors) == 1 and form.text in by_form:
                votes.setdefault(form.actors[0], Counter())[by_form[form.text]] += 1
        renames[name] = {theirs: max(ours, key=lambda o: (ours[o], o)) for theirs, ours in votes.items()}
    return renames


def _renamed(sentence: Sentence, rename: dict[str, str]) -> Sentence:
    """A sentence with the first annotator's actor ids in its links."""
    events = tuple(
        replace(m, parts=tuple((p, replace(f, actors=tuple(rename.get(a, a) for a in f.actors))) for p, f in m.parts))
        for m in sentence.events
    )
    return replace(sentence, events=events)


def _changed(left: Report, right: Report) -> int:
    """How many sentences were reworded after the second annotation. Raises ``ValueError`` where it is not the same text."""
    if len(left.sentences) == len(right.sentences):
        changed = sum(a.text != b.text for a, b in zip(left.sentences, right.sentences, strict=True))
        if changed <= max(2, len(left.sentences) // 5):
            return changed
    raise ValueError(f"{left.id}: the texts differ; annotate the text as `raw` wrote it")


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    if not pairs:
        return 1.0
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[k] * right[k] for k in left) / n**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def print_agreement(scores: dict[str, Layer | float]) -> None:
    """One line a layer: marks of the first, the second, both, F1."""
    for layer, score in scores.items():
        if isinstance(score, Layer):
            print(f"{layer:24} {score.first:6} {score.second:6} {score.both:6}  F1 {score.f1:.3f}")
        else:
            print(f"{layer:24} {score:.3f}")


def _reports(folder: Path) -> dict[str, Report]:
    return {f"{f.name}/{Path(r.path).stem}": r for f in folders(folder) for r in read_folder(f)[1]}


def _layers(a: Sentence, b: Sentence) -> dict[str, tuple[list[Hashable], list[Hashable]]]:
    return {name: (list(get(a, b)), list(get(b, a))) for name, get in _LAYERS.items()}


def _names(s: Sentence, _: Sentence) -> Iterable[Hashable]:
    return ((n.span, n.type) for n in s.names)


def _metonyms(s: Sentence, _: Sentence) -> Iterable[Hashable]:
    return (n.span for n in s.names if n.metonym)


def _time_spans(s: Sentence, _: Sentence) -> Iterable[Hashable]:
    return (t.span for t in s.times)


def _time_values(s: Sentence, _: Sentence) -> Iterable[Hashable]:
    return ((t.span, t.value) for t in s.times)


def _figures(s: Sentence, _: Sentence) -> Iterable[Hashable]:
    return ((f.measure, f.low, f.best, f.high) for f in s.figures)


def _trigger_words(s: Sentence, _: Sentence) -> Iterable[Hashable]:
    return {t for m in s.events for t in m.triggers}


def _triggers(s: Sentence, _: Sentence) -> Iterable[Hashable]:
    return {(t, m.kind) for m in s.events for t in m.triggers}


def _links(s: Sentence, other: Sentence) -> Iterable[Hashable]:
    """Key each link by a trigger word that both found, its part, and its filler.

    Two fillers are one where their words overlap, or where one annotator names words for an actor whom the other takes as
    understood.
    """
    return [
        (_anchor(m, other), part, _canonical(filler_span, filler_actors, other, part))
        for m in s.events
        for part, filler_span, filler_actors in ((p, f.span, f.actors) for p, f in m.parts)
    ]


def _anchor(mention: EventMention, other: Sentence) -> Hashable:
    words = set(mention.triggers) | {
        t for m in other.events if set(m.triggers) & set(mention.triggers) for t in m.triggers
    }
    return min(words)


def _canonical(span: Span | None, actors: tuple[str, ...], other: Sentence, part: str) -> Hashable:
    rivals = [f for m in other.events for p, f in m.parts if p == part]
    words = [f.span for f in rivals if span and f.span and f.span.overlaps(span)]
    if span and words:
        return min([span, *words])
    named = {a for a in actors if a != UNNAMED}
    shared = sorted(named & {a for f in rivals for a in f.actors})
    return shared[0] if shared else span or tuple(sorted(named))


def _speeches(s: Sentence, other: Sentence) -> Iterable[Hashable]:
    for speech in s.speeches:
        rivals = [
            x.content for x in other.speeches if x.content and speech.content and x.content.overlaps(speech.content)
        ]
        yield speech.act, speech.mode, min([speech.content, *rivals]) if speech.content else None


def _status_pairs(a: Sentence, b: Sentence) -> list[tuple[str, str]]:
    right = {t: m for m in b.events for t in m.triggers}
    return [
        (_state(m), _state(right[t])) for m in a.events for t in m.triggers if t in right and right[t].kind == m.kind
    ]


def _state(mention: EventMention) -> str:
    return mention.status.value + (" not" if mention.negated else "")


_LAYERS = {
    "names": _names,
    "metonyms": _metonyms,
    "time spans": _time_spans,
    "times with value": _time_values,
    "figures": _figures,
    "trigger words": _trigger_words,
    "triggers with kind": _triggers,
    "participant links": _links,
    "speech act and content": _speeches,
}
