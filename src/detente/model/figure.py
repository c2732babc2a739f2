"""A number that somebody gives."""

from __future__ import annotations

import json
from dataclasses import dataclass

from detente.model.words import Bound, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts, of whom, over what, and how the words bound it.

    "at least 286 people were killed" is ``low=286`` with no best; "dozens" is ``low=24, high=99``; "four" has all three.

    >>> Figure(measure=Measure.KILLED, best=4, low=4, high=4, population="Armenian soldiers").to_value()
    '{"best":4,"bound":"exact","high":4,"low":4,"measure":"killed","population":"Armenian soldiers","scope":null}'
    """

    measure: Measure
    low: float | None = None
    best: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    population: str | None = None
    scope: str | None = None

    def to_value(self) -> str:
        """Canonical JSON: the form in which a statement holds a figure."""
        fields = {
            name: getattr(self, name) for name in ("measure", "low", "best", "high", "bound", "population", "scope")
        }
        whole = {k: int(v) if isinstance(v, float) and v.is_integer() else v for k, v in fields.items()}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_value(cls, value: str) -> Figure:
        """The figure that a statement's value holds. Raises ``ValueError`` where the value is no figure.

        >>> Figure.from_value('{"measure":"killed","low":286,"bound":"at_least"}').low
        286
        """
        fields = json.loads(value)
        return cls(
            measure=Measure(fields["measure"]),
            low=fields.get("low"),
            best=fields.get("best"),
            high=fields.get("high"),
            bound=Bound(fields.get("bound", "exact")),
            population=fields.get("population"),
            scope=fields.get("scope"),
        )

    @classmethod
    def parse(cls, text: str, *, population: str | None = None, scope: str | None = None) -> Figure:
        """The figure that is written as ``str`` writes one, such as "at least 286 killed"; the measure may stand first.

        Raises ``ValueError`` for anything else.

        >>> str(Figure.parse("10-12 wounded")), Figure.parse("killed 4").best, str(Figure.parse("78 days"))
        ('10-12 wounded', 4, '78 days')
        >>> str(Figure.parse("1 week"))
        '1 week'
        """
        words = " ".join(text.lower().split())
        measures = {
            name: measure
            for measure in Measure
            for name in (measure.value.replace("_", " "), _counted(measure), _single(measure))
        }
        name = next((n for n in measures if words.endswith(f" {n}") or words.startswith(f"{n} ")), None)
        if name is None:
            raise ValueError(f"{text!r} says no measure, such as killed or wounded")
        number = words.removesuffix(f" {name}").removeprefix(f"{name} ").strip()
        sign = next((sign for sign in _SIGNS if number.startswith(sign)), "")
        low, dash, high = number.removeprefix(sign).strip().partition("-")
        first, last = _number(low), _number(high) if dash else None
        if (dash and sign) or (last is not None and last < first):
            raise ValueError(f"{number!r} is no number of the form 12, 10-12, at least 12, up to 12 or about 12")
        bound = Bound.RANGE if last is not None else _SIGNS.get(sign, Bound.EXACT)
        return cls(
            measure=measures[name],
            low=first if bound in (Bound.RANGE, Bound.AT_LEAST, Bound.EXACT) else None,
            best=first if bound in (Bound.ABOUT, Bound.EXACT) else None,
            high=last if bound is Bound.RANGE else first if bound in (Bound.AT_MOST, Bound.EXACT) else None,
            bound=bound,
            population=population,
            scope=scope,
        )

    def __str__(self) -> str:
        number = {
            Bound.AT_LEAST: f"at least {_plain(self.low)}",
            Bound.AT_MOST: f"up to {_plain(self.high)}",
            Bound.RANGE: f"{_plain(self.low)}-{_plain(self.high)}",
            Bound.ABOUT: f"about {_plain(self.best)}",
            Bound.EXACT: _plain(self.best),
        }[self.bound]
        return f"{number} {_single(self.measure) if number in _ONES else _counted(self.measure)}"


def _counted(measure: Measure) -> str:
    """What a number counts, as it stands behind it: "4 killed", "78 days"."""
    return measure.value.removeprefix("duration_").replace("_", " ")


def _single(measure: Measure) -> str:
    """What one of them is: "1 killed", "about 1 day"."""
    return _counted(measure).removesuffix("s") if measure.value.startswith("duration_") else _counted(measure)


_ONES = frozenset({"1", "at least 1", "up to 1", "about 1"})


_SIGNS = {"at least": Bound.AT_LEAST, "up to": Bound.AT_MOST, "about": Bound.ABOUT}


def _number(written: str) -> float:
    digits = written.strip().replace(",", "")
    if not digits.isascii() or not digits.replace(".", "", 1).isdigit():
        raise ValueError(f"{written!r} is no number")
    return float(digits) if "." in digits else int(digits)


def _plain(number: float | None) -> str:
    return "?" if number is None else f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"
