"""What must hold of a reading when it is saved and ever after: no value without the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.model import Mention, Passage, Prop, Sort, Statement

_SHOWN = 40


def faults(
    report_id: str, text: str, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> Iterator[tuple[str, str]]:
    """Everything about one report's reading that does not hold, as (what is wrong, id of the mention or statement).

    >>> stray = Passage("r-1", 0, 3, "Doha")
    >>> told = Mention(sort=Sort.CLAIM, trigger=Passage("r-1", 5, 9, "said"), telling=Passage("r-1", 0, 9, "Doha said"))
    >>> where = Statement(mention_id=told.id, prop=Prop.PLACE, value="Doha", passage=stray)
    >>> [what for what, _ in faults("r-1", "Doha said", [told], [where])]
    ["characters 0-3 of r-1 are not 'Doha'"]
    """
    own = {mention.id for mention in mentions}
    for mention in mentions:
        for passage in (mention.trigger, mention.telling):
            yield from ((what, mention.id) for what in _passage_faults(passage, report_id, text))
    told = {stmt.mention_id for stmt in statements if stmt.prop is Prop.KIND}
    for mention in mentions:
        if mention.sort is Sort.EVENT and mention.id not in told:
            yield "an event without a statement of its kind", mention.id
    for stmt in statements:
        if stmt.mention_id not in own:
            yield f"a statement about {stmt.mention_id}, which is no mention of {report_id}", stmt.id
        yield from ((what, stmt.id) for what in _passage_faults(stmt.passage, report_id, text))


def _passage_faults(passage: Passage, report_id: str, text: str) -> Iterator[str]:
    if passage.report_id != report_id:
        yield f"a passage of {passage.report_id} in the reading of {report_id}"
    elif not passage.exact:
        yield f"a passage of {report_id} without words"
    elif not passage.holds(text):
        shown = passage.exact if len(passage.exact) <= _SHOWN else passage.exact[: _SHOWN - 1] + "…"
        yield f"characters {passage.start}-{passage.end} of {report_id} are not {shown!r}"
