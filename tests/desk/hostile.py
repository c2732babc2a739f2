"""A record of one report whose every field tries to be more than text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from detente.model import Prop, Report, Sort
from detente.record import Store
from detente.resolve import resolve
from tests.talks import METHOD, Telling

SCRIPT = "<script>alert('desk')</script>"
TURNED = "\u202etxt.exe\u202c"
TEXT = (
    f"Envoy {SCRIPT} met {{{{ 7*7 }}}} in Oslo\u200b on 2 May. \u202eThis runs backwards.\u202c\n"
    f"\"><img src=x onerror=alert(1)> said that '; DROP TABLE report; -- would follow.\n" + "a" * 100_000 + "\n"
)
NAME = f"{TURNED}<b>.txt"


def make_hostile(path: Path) -> Path:
    report = replace(
        Report.of_text(TEXT, NAME, published="2031-05-03"),
        title=f"{SCRIPT} & \u2066title",
        outlet='"><svg onload=alert(1)>',
        date_shown="<i>today</i>",
        url="javascript:alert(1)",
    )
    met = Telling(report, Sort.EVENT, "met", report.text.split(".")[0])
    met.says(Prop.KIND, "meeting", "met").says(Prop.STATUS, "occurred", "met")
    met.says(Prop.PARTY, SCRIPT, SCRIPT).says(Prop.PARTY, "{{ 7*7 }}", "{{ 7*7 }}")
    met.says(Prop.PLACE, "Oslo\u200b", "Oslo\u200b")
    met.says(Prop.DATE, "2031-05-02", "2 May", precision="day", note=f"a note {SCRIPT}")
    said = Telling(report, Sort.CLAIM, "said", report.text.split("\n")[1])
    said.says(Prop.SPEAKER, '"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>')
    said.says(Prop.ACT, "assert", "said").says(Prop.CONTENT, "'; DROP TABLE report; --", "'; DROP TABLE report; --")
    with Store.create(path) as store:
        store.add_report(report, report.text.encode(), at="2031-05-03T00:00:00+00:00")
        told = [met, said]
        store.save_reading(
            report, METHOD, [t.mention for t in told], [s for t in told for s in t.statements], notes=[f"note {SCRIPT}"]
        )
        joined = resolve(store.mentions(), store.statements(), store.decisions())
        store.save_clusters(store.input_fingerprint(), joined.judgements, joined.clusters)
    return path
