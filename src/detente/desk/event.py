"""One event beside its sources: its cells, the reports that tell it, what they do not agree on, and why they are one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from detente.ask import Account
from detente.ask.correcting import EDITABLE, VOCABULARIES
from detente.ask.duplicates import weigh_reasons
from detente.ask.plain import in_words, shown, when, word
from detente.ask.record import MEETING_KINDS
from detente.desk.asked import Asked
from detente.desk.decided import undo_form
from detente.desk.held import WHOLES, Held
from detente.desk.judging import mark_of_told
from detente.desk.sources import told_page
from detente.desk.wordings import told_wordings, utterances_in
from detente.model import (
    A_PERSON,
    Choice,
    Claim,
    Correction,
    Decision,
    Event,
    Judgement,
    Mention,
    Passage,
    Prop,
    is_correction,
)

_LONGEST = 90
"""Characters of what is claimed that stand in a title."""
NEAR = 5
"""So many of the events that may be the same are named."""


def event_page(held: Held, asked: Asked) -> dict[str, Any]:
    """An event by its id, the beginning of it, or that of a mention in it. Raises ``NoSuchThing``."""
    event = held.event(asked.path["key"])
    tellings = [mention.telling for mention in event.mentions]
    page = told_page(held, asked, f"/events/{event.id}", event.cells, tellings)
    joined, pairs = _merge(held, event)
    return {
        "event": event.id,
        "title": title_of(event),
        "kind": event.kind.value,
        "status": event.status.value,
        **page,
        "disagreements": disagreements(held, event, page["cells"]),
        "wordings": _wordings(held, tellings),
        "wholes": [] if held.making.lacks(WHOLES) else _wholes(held, event),
        "wholes_known": not held.making.lacks(WHOLES),
        "merge": joined,
        "pairs": pairs,
        "asked": held.near.get(event.id, []),
        "near": [{"event": key, "title": title_of(held.events[key])} for key in held.near.get(event.id, [])[:NEAR]],
        "readout": f"/readouts/{event.id}" if event.kind.value in MEETING_KINDS and held.readout(event) else None,
        **judged(held, asked, event, page["cells"]),
    }


def _wholes(held: Held, event: Event) -> list[dict[str, Any]]:
    """The greater events that it is a part of, and its own parts, each with why."""
    return [
        {"event": other, "title": title_of(held.events[other]), "is_whole": row.part == event.id, "why": row.why}
        for row in held.wholes.get(event.id, ())
        if (other := row.whole if row.part == event.id else row.part) in held.events
    ]


def claim_page(held: Held, asked: Asked) -> dict[str, Any]:
    """A claim by its id. Raises ``NoSuchThing``."""
    claim = held.record.claim(asked.path["key"])
    page = told_page(held, asked, f"/claims/{claim.id}", claim.cells, [claim.mention.telling])
    act = claim.value(Prop.ACT) or "assert"
    return {
        "claim": claim.id,
        "title": _title_of_claim(claim),
        "act": word(act),
        **page,
        "disagreements": [],
        "wordings": _wordings(held, [claim.mention.telling]),
        "pairs": [],
        **judged(held, asked, claim, page["cells"]),
    }


def _title_of_claim(claim: Claim) -> str:
    """A claim in a line: who says it, and how it begins."""
    words = " ".join((claim.value(Prop.CONTENT) or claim.mention.telling.exact).split())
    cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"
    return f"{claim.speaker or '?'}: {cut}"


def _wordings(held: Held, tellings: Sequence[Passage]) -> list[dict[str, Any]]:
    """The utterances of which these tellings quote words, each in all the wordings that reports print."""
    return [told_wordings(held.wordings[number], tellings) for number in utterances_in(held.quoted, tellings)]


def judged(held: Held, asked: Asked, told: Event | Claim, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What was decided about an event or a claim: of it all, of its cells, and what stands no more; ``judge`` is the open form.

    The marks say what a new decision about it is made on.
    """
    made = held.store.decisions(undone=True)
    ids = {mention.id for mention in told.mentions}
    about = [one for one in held.decisions if one.choice in _ON_TELLINGS and not ids.isdisjoint(one.about)]
    done = next((one for one in reversed(made) if one.id == asked.one("done")), None)
    return {
        "key": told.id,
        "mark": mark_of_told(told),
        "judge": asked.one("judge"),
        "do": asked.one("do"),
        "editable": [prop.value for prop in EDITABLE],
        "choices": {prop.value: [one.value for one in words] for prop, words in VOCABULARIES.items()},
        "done": undo_form(done, made) if done and done in held.store.decisions() else None,
        "whole_told": [undo_form(one, made) for one in about if one.value is None],
        "accepted": {row["key"]: accepted for row in rows if (accepted := _accepted(row, about))},
        "set_aside": [
            {
                "label": word(aside.cell.prop.value),
                "shown": shown(aside.cell.prop, aside.cell.value),
                "words": [
                    {"exact": s.passage.exact, "report": s.report_id, "start": s.passage.start, "end": s.passage.end}
                    for s in aside.cell.statements[:2]
                ],
                **undo_form(aside.decision, made),
            }
            for aside in told.set_aside
        ],
    }


_ON_TELLINGS = (Choice.ACCEPT, Choice.REJECT, Choice.EDIT)


def _accepted(row: Mapping[str, Any], about: Sequence[Decision]) -> str:
    """Who accepted a value; empty where nobody did."""
    printed = {said["printed"] for said in row["statements"]}
    for one in about:
        if one.choice is Choice.ACCEPT and is_correction(one.value):
            correction = Correction.from_value(one.value or "")
            if correction.prop.value == row["prop"] and not printed.isdisjoint(correction.was):
                return one.by or A_PERSON
    return ""


def title_of(event: Event) -> str:
    """An event in a line: what, who, where."""
    who = [cell.value for prop in _WHO for cell in event.cells.get(prop, ())]
    told = ", ".join(dict.fromkeys(who[:4])) + (" ..." if len(who) > 4 else "")
    return " · ".join(part for part in (word(event.kind.value), told, event.place or "") if part)


_WHO = (Prop.PARTY, Prop.PERPETRATOR, Prop.TARGET, Prop.SPEAKER, Prop.ADDRESSEE, Prop.MEDIATOR, Prop.HOST)


def disagreements(held: Held, event: Event, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the reports of an event do not agree on, as ``Record.disagreements`` finds it: each side with who gives it."""
    return [
        {
            "about": one.type,
            "how": one.how,
            "accounts": [
                {
                    "cell": _cell_of(account, rows),
                    "value": account.value,
                    "shown": in_words(account.value),
                    "by": [f"{who} in {', '.join(account.reports)}" for who in account.said_by]
                    or list(account.reports),
                    "origins": account.origins,
                }
                for account in one.accounts
            ],
        }
        for one in held.record.differing(event)
    ]


def _cell_of(account: Account, rows: Sequence[Mapping[str, Any]]) -> str:
    """The cell on the page on whose words an account stands."""
    at = {(passage.report_id, passage.start, passage.end, passage.prop) for passage in account.passages}
    return next(
        (
            row["key"]
            for row in rows
            if any((said["report_id"], said["start"], said["end"], row["prop"]) in at for said in row["statements"])
        ),
        "",
    )


def _merge(held: Held, event: Event) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """The judgements that hold an event together, each with its two tellings and its reasons."""
    mentions = {mention.id: mention for mention in event.mentions}
    if len(mentions) < 2:
        return {"tellings": len(mentions), "pairs": 0}, []
    number, surest = held.joined(event)
    pairs = [told_pair(held, one, mentions[one.left], mentions[one.right]) for one in surest]
    return {"tellings": len(mentions), "pairs": number}, pairs


def told_pair(held: Held, pair: Judgement, left: Mention, right: Mention) -> dict[str, Any]:
    """A pair of tellings with what was found for and against their being of one event."""
    supports, against = weigh_reasons(pair.reasons)
    return {
        "left": told_telling(held, left),
        "right": told_telling(held, right),
        "verdict": pair.verdict.value,
        "score": pair.score,
        "reasons": list(pair.reasons),
        "supports": list(supports),
        "against": list(against),
    }


def told_telling(held: Held, mention: Mention) -> dict[str, Any]:
    """One telling: its words, and where they stand."""
    row = held.reports.get(mention.report_id)
    return {
        "mention": mention.id,
        "event": held.clusters.get(mention.id, mention.id),
        "report": mention.report_id,
        "name": row.name if row else mention.report_id,
        "published": when(row.published) if row else "?",
        "words": " ".join(mention.telling.exact.split()),
        "start": mention.telling.start,
        "end": mention.telling.end,
    }
