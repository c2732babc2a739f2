"""What is told by words whose kind nobody knows: a person, or another program, says that these words tell a happening.

The kind is *other*; who, when and where are read from the grammar around the words, as around any trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.extract.dating import date_event
from detente.extract.occasions import Elsewhere
from detente.extract.parts import find_parts
from detente.extract.placing import find_place
from detente.extract.saying import said_by
from detente.extract.status import find_status
from detente.extract.tellings import Scene, Telling
from detente.extract.timing import find_time
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger, support_of
from detente.model import Factuality, Kind, Status

Words = tuple[int, int]
"""Half-open offsets of the words that tell a happening."""


def tell_words(scene: Scene, words: Sequence[Words]) -> Iterator[tuple[Words, Telling]]:
    """The tellings of those of these words that stand in this sentence, in text order; the sentence is what tells them."""
    tree = scene.stage.tree
    heads = {span: head for span in sorted(words) if (head := tree.top_of(*span)) is not None}
    for span, head in heads.items():
        others = {other for other in heads.values() if other != head}
        yield span, _tell(scene, _trigger(tree, head), others)


def _trigger(tree: Tree, head: int) -> Trigger:
    noun = tree[head].pos not in ("VERB", "AUX")
    return Trigger(index=head, kind=Kind.OTHER, noun=noun, support=support_of(tree, head) if noun else None)


def _tell(scene: Scene, trigger: Trigger, others: set[int]) -> Telling:
    stage, report = scene.stage, scene.marks.report
    tree, token = stage.tree, stage.tree[trigger.index]
    mark, by_saying = find_time(tree, trigger, scene.times, others - {trigger.verb}, scene.sayings)
    published = report.published.interval if report.published else None
    status = find_status(tree, trigger, mark.interval if mark else None, published) or Status.HYPOTHETICAL
    dating = date_event(
        report,
        trigger,
        mark,
        by_saying=by_saying,
        status=status,
        recent=scene.recent if scene.fresh or scene.heading else None,
        words=(token.start, token.end),
    )
    speaker = said_by(stage, trigger.index, scene.sayings, scene.quotes)
    return Telling(
        trigger=trigger,
        parts=tuple(find_parts(stage, trigger)),
        status=status,
        dating=dating,
        place=find_place(stage, trigger, Elsewhere()),
        said_by=speaker,
        factuality=Factuality.REPORTED if speaker else Factuality.STATED,
        start=tree[0].start,
        end=tree[len(tree) - 1].end,
    )
