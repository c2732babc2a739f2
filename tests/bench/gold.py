"""A tiny gold record of an invented conflict, and the reports it codes."""

from __future__ import annotations

from typing import Any

TEXTS = {
    "one.txt": (
        "Leaders meet in Port Sel\n\n"
        "Norland President Ada Voss and Marsh Prime Minister Ivo Kell met in Port Sel on Tuesday for talks brokered by "
        "Sweden. Marsh said at least 12 civilians had been killed by Norland shelling on Sunday. "
        "Norland denied it had shelled the town. The two sides will meet again in June.\n"
        "The war between Norland and Marsh began with a quarrel over the fishing grounds of the Sel estuary. "
        "Fishermen of both shores have since kept to their harbours, and the price of herring has doubled in the "
        "markets of the coast. The ferry that once joined the two banks lies rusting at its pier, and the customs "
        "house beside it has been a barracks for longer than most of its guards have served. Farmers upstream say "
        "that the water has never been so clear, and that nobody is left to drink it.\n"
    ),
    "two.txt": (
        "Voss and Kell held their second meeting in Port Sel, a coastal resort, the Swedish mediator said. "
        "Kell urged Norland to pull back its guns. Shelling on Sunday killed four soldiers, Norland said.\n"
        "In the resort itself the season has begun as in any year. Hotels along the promenade have let their upper "
        "floors to the delegations, whose drivers wait in the shade of the plane trees and play cards. The mayor has "
        "asked the townspeople to keep their bicycles off the square while the guests are at table.\n"
    ),
    "three.txt": "The harvest fair opens on Friday with brass bands.\n",
}


def _actor(actor: str, name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    return {"id": actor, "name": name, "aliases": list(aliases), **more}


def _said(file: str, quote: str, by: str | None = None) -> dict[str, Any]:
    assert quote in TEXTS[file]
    return {"file": file, "quote": quote, "attributed_to": by}


def _event(event: str, kind: str, days: tuple[str, str], **fields: Any) -> dict[str, Any]:
    defaults = {"status": "occurred", "salience": "core", "place": None, "figures": []}
    precision = "era" if kind == "war" else "day" if days[0] == days[1] else "month"
    date = {"start": days[0], "end": days[1], "precision": precision}
    return {**defaults, "id": event, "type": kind, "date": date, **fields}


def _parts(**parts: str) -> list[dict[str, str]]:
    return [{"actor": actor, "part": part} for actor, part in parts.items()]


GOLD: dict[str, Any] = {
    "reports": [{"file": "one.txt"}, {"file": "two.txt"}, {"file": "three.txt", "relevant": False}],
    "actors": [
        _actor("norland", "Norland", "Nor City"),
        _actor("marsh", "Marsh"),
        _actor("sweden", "Sweden", "Swedish mediator"),
        _actor("voss", "Ada Voss", "Voss", role_at_time=[{"role": "president", "of": "norland"}]),
        _actor("kell", "Ivo Kell", "Kell", role_at_time=[{"role": "prime minister", "of": "marsh"}]),
    ],
    "events": [
        _event(
            "war",
            "war",
            ("2019-01-01", "2031-05-06"),
            salience="background",
            participants=_parts(norland="party", marsh="party"),
            mentions=[_said("one.txt", "The war between Norland and Marsh began with a quarrel")],
        ),
        _event(
            "talks",
            "meeting",
            ("2031-05-06", "2031-05-06"),
            place="Port Sel",
            participants=_parts(voss="party", kell="party", sweden="mediator"),
            mentions=[
                _said(
                    "one.txt", "Norland President Ada Voss and Marsh Prime Minister Ivo Kell met in Port Sel on Tuesday"
                ),
                _said("two.txt", "Voss and Kell held their second meeting in Port Sel", "sweden"),
            ],
        ),
        _event(
            "next-talks",
            "meeting",
            ("2031-06-01", "2031-06-30"),
            status="planned",
            participants=_parts(norland="party", marsh="party"),
            mentions=[_said("one.txt", "The two sides will meet again in June")],
        ),
        _event(
            "shelling",
            "attack",
            ("2031-05-04", "2031-05-04"),
            participants=_parts(norland="perpetrator", marsh="target"),
            figures=[
                {"what": "killed", "who": "civilians", "value": None, "min": 12, "max": None},
                {"what": "killed", "who": "soldiers", "value": 4, "min": 4, "max": 4},
            ],
            mentions=[
                _said("one.txt", "12 civilians had been killed by Norland shelling on Sunday", "marsh"),
                _said("two.txt", "Shelling on Sunday killed four soldiers", "norland"),
            ],
        ),
        _event(
            "pull-back-demand",
            "demand",
            ("2031-05-06", "2031-05-06"),
            salience="speech",
            participants=_parts(kell="speaker", norland="addressee"),
            mentions=[_said("two.txt", "Kell urged Norland to pull back its guns")],
        ),
    ],
    "claims": [
        {
            "speaker": "marsh",
            "stance": "asserts",
            "content": "12 civilians killed",
            "file": "one.txt",
            "quote": "Marsh said at least 12 civilians had been killed",
        },
        {
            "speaker": "norland",
            "stance": "denies",
            "content": "it shelled the town",
            "file": "one.txt",
            "quote": "Norland denied it had shelled the town",
        },
        {
            "speaker": "kell",
            "stance": "demands",
            "content": "guns pulled back",
            "file": "two.txt",
            "quote": "Kell urged Norland to pull back its guns",
        },
    ],
}

PAIRS: list[dict[str, Any]] = [
    {
        "a": {"file": "one.txt", "quote": "Ivo Kell met in Port Sel on Tuesday", "kind": "meeting", "who": ["voss"]},
        "b": {
            "file": "two.txt",
            "quote": "Voss and Kell held their second meeting",
            "kind": "meeting",
            "who": ["voss"],
        },
        "same": True,
    },
    {
        "a": {"file": "one.txt", "quote": "Ivo Kell met in Port Sel on Tuesday", "kind": "meeting", "who": ["voss"]},
        "b": {"file": "one.txt", "quote": "The two sides will meet again in June", "kind": "meeting", "who": ["marsh"]},
        "same": False,
    },
]


def _row(file: str, text: str, kind: str, **fields: Any) -> dict[str, Any]:
    start = TEXTS[file].index(text)
    return {"file": file, "start": start, "end": start + len(text), "text": text, "type": kind, **fields}


NAMES: list[dict[str, Any]] = [
    _row("one.txt", "Ada Voss", "person", stands_for="voss", metonym=False),
    _row("one.txt", "Port Sel", "place", stands_for=None, metonym=False, furniture=True),
    _row("one.txt", "Sweden", "state", stands_for="sweden", metonym=True),
    _row("one.txt", "Marsh said"[:5], "state", stands_for="marsh", metonym=True, seat=True),
    _row("two.txt", "Port Sel", "place", stands_for=None, metonym=False, seat=True),
    _row("two.txt", "Swedish mediator", "group", stands_for="sweden", metonym=False),
    _row("two.txt", "Swedish", "people", stands_for="sweden", metonym=False, optional=False),
]
NAMES[-1]["within"] = [NAMES[-2]["start"], NAMES[-2]["end"]]

TIMES: list[dict[str, Any]] = [
    _row(
        "one.txt",
        "Tuesday",
        "DATE",
        value="2031-05-06",
        start_date="2031-05-06",
        end_date="2031-05-06",
        without_anchor=None,
    ),
    _row(
        "one.txt", "June", "DATE", value="2031-06", start_date="2031-06-01", end_date="2031-06-30", without_anchor=None
    ),
    _row("two.txt", "Sunday", "DATE", value="2031-05-04", start_date="2031-05-04", end_date="2031-05-04"),
]
TIMES[2]["without_anchor"] = ["2031-05-04", "2031-05-04"]
