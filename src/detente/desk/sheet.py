"""From data to HTML: the templates, and what stands on every page."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

import detente
from detente.ask.plain import basis, count, in_words, when, when_told, word
from detente.desk import signs
from detente.desk.adding import Adding
from detente.desk.keeper import Keeper
from detente.desk.spots import way_to
from detente.desk.terms import TERMS
from detente.desk.writing import Writer
from detente.model import hash_bytes

NAV = (
    (
        ("/", "Desk", "/events /new"),
        ("/meetings", "Meetings", "/readouts"),
        ("/tracks", "Tracks", ""),
        ("/issues", "Issues", ""),
    ),
    (
        ("/positions", "Positions", ""),
        ("/commitments", "Commitments", ""),
        ("/figures", "Figures", ""),
        ("/claims", "Claims", ""),
    ),
    (("/actors", "Actors", "/actor"), ("/network", "Network", ""), ("/map", "Map", "")),
    (("/reports", "Reports", ""), ("/dates", "Dates", ""), ("/review", "Review", "/quality"), ("/log", "Log", "")),
)
"""The screens in groups: address, name, and under which other address pages of it lie."""
STATIC = Path(__file__).parent / "static"
"""What pages are made with beside their templates: styles, scripts, pictures."""


class Sheet:
    """Renders templates. All that is put into one is escaped, and its unseen signs are shown by their codes."""

    def __init__(self, keeper: Keeper, writer: Writer, adding: Adding) -> None:
        self._keeper, self._writer, self._adding = keeper, writer, adding

    def render(self, template: str, data: dict[str, Any], request: Request, **more: str) -> str:
        """Write a page."""
        form = _environment().get_template(template)
        return form.render(
            **data,
            **more,
            here=request.url.path,
            twin=_twin(request),
            record=self._keeper.path.name,
            behind=self._keeper.behind,
            trouble=self._keeper.trouble,
            csrf=self._writer.csrf,
            who=self._writer.who(request),
            adding=self._adding.told(),
            back=request.url.query,
            read_only=self._writer.read_only,
        )


def compile_templates() -> None:
    """Make all templates ready now: whoever asks for a page of a sort first then does not wait for it."""
    for name in _environment().list_templates():
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("detente.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=signs.plain,
    )
    made.filters.update(
        marked=signs.marked,
        when=when,
        when_told=when_told,
        word=word,
        basis=basis,
        moment=_moment,
        step=_step,
        in_words=in_words,
        part=_part,
        quoted=_quoted,
        exactly=json.dumps,
    )
    made.globals.update(
        nav=NAV, version=detente.__version__, static=_static, count=count, is_at=_is_at, way_to=way_to, terms=TERMS
    )
    return made


def _part(name: str) -> str:
    """A name as a part of an address, whatever signs it has."""
    return quote(name, safe="")


def _twin(request: Request) -> str:
    path = "/index" if request.url.path == "/" else quote(request.url.path)
    query = urlencode(request.query_params.multi_items())
    return f"{path}.json?{query}" if query else f"{path}.json"


def _step(part: str) -> str:
    """A part of what is put together, by the name of the screen where it is one.

    >>> _step("the page /dates"), _step("the actors")
    ('the screen Dates', 'the actors')
    """
    names = {f"the page {address}": name for group in NAV for address, name, _ in group}
    return f"the screen {names[part]}" if part in names else part.replace("the page /", "the page of what is ")


def _moment(at: str) -> str:
    """A moment of the log as people read it.

    >>> _moment("2024-02-17T09:30:00+00:00"), _moment("")
    ('2024-02-17 09:30:00 UTC', '')
    """
    return re.sub(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\+00:00|Z)$", r"\1 \2 UTC", at)


def _quoted(words: str) -> str:
    """Words between quotation marks; those that begin with one have their own.

    >>> _quoted("a clear timetable"), _quoted('"We have a deal"')
    ('“a clear timetable”', '"We have a deal"')
    """
    return words if words[:1] in set("\"“„«‘'") else f"“{words}”"


def _is_at(here: str, address: str, other: str) -> bool:
    """Whether a page belongs to a screen of the list.

    >>> _is_at("/events/e-1", "/", "/events"), _is_at("/reports/r-1", "/reports", ""), _is_at("/actor", "/actors", "/actor")
    (True, True, True)
    """
    below = [place for place in (address, *other.split()) if place not in ("", "/")]
    return here == address or any(here == place or here.startswith(f"{place}/") for place in below)


@cache
def _static(name: str) -> str:
    """The address of a vendored file, with a sign of its content, so that a browser may keep it."""
    return f"/static/{name}?{hash_bytes((STATIC / name).read_bytes())[:8]}"
