"""The facts of a telling as text and back, so that a record keeps them and no report is gathered anew to meet one more.

The form follows the fields of the classes: a field that is added to one of them is written too.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from sys import intern
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from detente.model import Mention
from detente.resolve.facts import Facts

Turn = Callable[[Any], Any]


class _Form(NamedTuple):
    """How values of one type become what JSON knows, and how they come back; ``None`` where they already are."""

    write: Turn | None
    read: Turn | None


_PLAIN = _Form(None, None)
_LEFT_OUT = frozenset({"mention"})
"""The mention stands in the record by itself."""


def write_facts(facts: Facts) -> str:
    """The facts without their mention, as JSON; the same facts give the same bytes."""
    return json.dumps(
        [turn(getattr(facts, name)) if turn else getattr(facts, name) for name, (turn, _) in _facts_form().items()],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_facts(text: str, mention: Mention) -> Facts:
    """The facts that were written, of this mention. Raises ``ValueError`` for another text."""
    values = json.loads(text)
    if not isinstance(values, list) or len(values) != len(_facts_form()):
        raise ValueError("these are no facts of this version")
    read = {
        name: turn(value) if turn else value
        for (name, (_, turn)), value in zip(_facts_form().items(), values, strict=True)
    }
    return Facts(mention=mention, **read)


@cache
def _facts_form() -> dict[str, _Form]:
    hints = get_type_hints(Facts)
    return {field.name: _form(hints[field.name]) for field in fields(Facts) if field.name not in _LEFT_OUT}


@cache
def _form(kind: Any) -> _Form:
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional([_form(one) for one in inside if one is not type(None)])
    if origin in (frozenset, tuple):
        return _several(origin, inside[0])
    if origin in (dict, Mapping):
        return _mapping(_form(inside[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Form(lambda value: value.value, kind)
    if kind is date:
        return _Form(date.isoformat, date.fromisoformat)
    if is_dataclass(kind):
        return _fields(kind)
    if kind in (str, int, float, bool):
        return _PLAIN
    raise TypeError(f"facts hold {kind!r}, which has no written form")


def _optional(forms: list[_Form]) -> _Form:
    turned = [form for form in forms if form != _PLAIN]
    if not turned:
        return _PLAIN
    if len(forms) > 1:
        raise TypeError("a field of facts has two forms, which cannot be told apart when it is read")
    write, read = turned[0]
    return _Form(
        None if write is None else lambda value: None if value is None else write(value),
        None if read is None else lambda value: None if value is None else read(value),
    )


def _several(kind: Any, inside: Any) -> _Form:
    form = _form(inside)
    write, read = form
    ordered: Turn = sorted if kind is frozenset else list
    if write is None or read is None:
        if inside is str:  # the stems of words and the names of states are the same in thousands of tellings
            return _Form(ordered, lambda values: kind(map(intern, values)))
        return _Form(ordered, kind)
    put, take = write, read
    return _Form(lambda values: [put(value) for value in ordered(values)], lambda values: kind(map(take, values)))


def _mapping(form: _Form) -> _Form:
    write, read = form
    if write is None or read is None:
        return _Form(lambda values: dict(sorted(values.items())), dict)
    put, take = write, read
    return _Form(
        lambda values: {key: put(value) for key, value in sorted(values.items())},
        lambda values: {key: take(value) for key, value in values.items()},
    )


def _fields(kind: Any) -> _Form:
    hints = get_type_hints(kind)
    forms = [(field.name, *_form(hints[field.name])) for field in fields(kind) if field.init]
    turned = [(at, name, read) for at, (name, _, read) in enumerate(forms) if read]
    names = [name for name, _, _ in forms]

    def put(value: Any) -> list[Any]:
        return [write(getattr(value, name)) if write else getattr(value, name) for name, write, _ in forms]

    @lru_cache(maxsize=65536)
    def make(values: tuple[Any, ...]) -> Any:
        return kind(**dict(zip(names, values, strict=True)))

    def take(values: list[Any]) -> Any:
        if not turned:
            return make(tuple(values))
        for at, _, read in turned:
            values[at] = read(values[at])
        return kind(**dict(zip(names, values, strict=True)))

    return _Form(put, take)
