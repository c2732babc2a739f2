"""A small record of a fishing dispute that never was, with its readings made by hand: no parser is needed to ask it."""

from __future__ import annotations

from pathlib import Path

from detente.model import (
    Bound,
    Factuality,
    Figure,
    Measure,
    Mention,
    Passage,
    Prop,
    Report,
    Sort,
    Statement,
)
from detente.record import Store
from detente.resolve import resolve

METHOD = "by hand"

WIRE = Report.of_text(
    "Norwegian Foreign Minister Ada Berg met Portuguese envoy João Sá in Reykjavik on Friday, with Iceland as mediator.\n\n"
    "At least 12 sailors were killed in the clash off the banks on 28 April, Portugal said.\n\n"
    "Norway denied that its boats had fired first.\n\n"
    "A second round is planned in Lisbon for June.\n",
    "wire-may.txt",
    published="2031-05-03",
)
LOCAL = Report.of_text(
    "Nine sailors died in the April clash off the banks, the harbour office said. =cmd|' /C calc'!A0 \x1b[31mred\n",
    "local-undated.txt",
)


class Telling:
    """Builds one mention of a report and the statements about it, each on words that stand in the report."""

    def __init__(self, report: Report, sort: Sort, trigger: str, telling: str) -> None:
        self.report = report
        self.mention = Mention(sort=sort, trigger=self.cut(trigger), telling=self.cut(telling))
        self.statements: list[Statement] = []

    def cut(self, words: str) -> Passage:
        at = self.report.text.index(words)
        return Passage.cut(self.report.id, self.report.text, at, at + len(words))

    def says(self, prop: Prop, value: str, words: str, **more: object) -> Telling:
        said = Statement(
            mention_id=self.mention.id, prop=prop, value=value, passage=self.cut(words), method=METHOD, **more
        )  # type: ignore[arg-type]
        self.statements.append(said)
        return self


def killed(best: int | None, low: int, bound: Bound) -> str:
    return Figure(measure=Measure.KILLED, best=best, low=low, high=best, bound=bound, population="sailors").to_value()


def wire_tellings() -> list[Telling]:
    meeting = Telling(WIRE, Sort.EVENT, "met", WIRE.text.split(".\n")[0])
    meeting.says(Prop.KIND, "meeting", "met").says(Prop.STATUS, "occurred", "met")
    meeting.says(
        Prop.DATE, "2031-05-02", "Friday", precision="day", note="the Friday before the publication day 2031-05-03"
    )
    meeting.says(Prop.PLACE, "Reykjavik", "Reykjavik").says(Prop.PARTY, "Ada Berg", "Ada Berg")
    meeting.says(Prop.PARTY, "João Sá", "João Sá").says(Prop.MEDIATOR, "Iceland", "Iceland")

    clash = Telling(
        WIRE,
        Sort.EVENT,
        "clash",
        "At least 12 sailors were killed in the clash off the banks on 28 April, Portugal said",
    )
    said = {"said_by": "Portugal", "factuality": Factuality.REPORTED}
    clash.says(Prop.KIND, "armed_clash", "clash", **said).says(Prop.STATUS, "occurred", "clash", **said)
    clash.says(Prop.DATE, "2031-04-28", "28 April", precision="day", **said)
    clash.says(Prop.FIGURE, killed(None, 12, Bound.AT_LEAST), "At least 12 sailors were killed", **said)
    clash.says(Prop.PLACE, "the banks", "the banks", **said)

    second = Telling(WIRE, Sort.EVENT, "round", "A second round is planned in Lisbon for June")
    second.says(Prop.KIND, "meeting", "round").says(Prop.STATUS, "planned", "planned")
    second.says(Prop.DATE, "2031-06-01/2031-06-30", "June", precision="month").says(Prop.PLACE, "Lisbon", "Lisbon")

    denial = Telling(WIRE, Sort.CLAIM, "denied", "Norway denied that its boats had fired first")
    denial.says(Prop.ACT, "deny", "denied").says(Prop.SPEAKER, "Norway", "Norway")
    denial.says(Prop.CONTENT, "its boats had fired first", "its boats had fired first", said_by="Norway")
    return [meeting, clash, second, denial]


def local_tellings() -> list[Telling]:
    clash = Telling(LOCAL, Sort.EVENT, "clash", "Nine sailors died in the April clash off the banks")
    clash.says(Prop.KIND, "armed_clash", "clash").says(Prop.STATUS, "occurred", "clash")
    clash.says(Prop.FIGURE, killed(9, 9, Bound.EXACT), "Nine sailors died").says(Prop.PLACE, "the banks", "the banks")
    formula = Telling(LOCAL, Sort.CLAIM, "said", "=cmd|' /C calc'!A0 \x1b[31mred")
    formula.says(Prop.ACT, "assert", "said").says(Prop.SPEAKER, "the harbour office", "the harbour office")
    formula.says(Prop.CONTENT, "=cmd|' /C calc'!A0 \x1b[31mred", "=cmd|' /C calc'!A0 \x1b[31mred")
    return [clash, formula]


def make_talks(path: Path) -> Path:
    """Write the record to a file."""
    with Store.create(path, at="2031-05-04T08:00:00+00:00") as store:
        for report, tellings in ((WIRE, wire_tellings()), (LOCAL, local_tellings())):
            store.add_report(report, report.text.encode())
            mentions = [telling.mention for telling in tellings]
            statements = [stmt for telling in tellings for stmt in telling.statements]
            store.save_reading(report, METHOD, mentions, statements, notes=["read by hand"])
        store.set_origins({WIRE.id: WIRE.id, LOCAL.id: LOCAL.id})
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    return path
