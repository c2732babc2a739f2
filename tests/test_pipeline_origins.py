"""Copies found report by report are those that are found in all at once, whatever comes and goes, and in whatever order."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from detente.ingest import copies, group_origins
from detente.model import DayInterval, Published, Report, hash_bytes
from detente.pipeline import origins
from detente.record import Store


def printings(seed: int, many: int = 24) -> list[Report]:
    """Reports of which more than half are copies, excerpts, digests or rewrites of one before."""
    chance = Random(seed)  # noqa: S311 - the same reports each time
    words = [f"w{number}" for number in range(60)]
    found: list[Report] = []
    for number in range(many):
        if found and chance.random() < 0.6:
            text = chance.choice(found).text.rstrip(".").split()
            text = text[: len(text) // chance.choice((1, 1, 2, 3))] or text
            text += chance.choice(found).text.rstrip(".").split() if chance.random() < 0.3 else []
            for _ in range(chance.choice((0, 1, 3, 10))):
                text[chance.randrange(len(text))] = chance.choice(words)
        else:
            text = [chance.choice(words) for _ in range(chance.choice((10, 40, 120, 200)))]
        whole = " ".join(text) + "." * (number + 1)
        day = Published(interval=DayInterval.parse(f"2031-05-{chance.randrange(1, 20):02}"), basis="metadata")
        found.append(Report(sha256=hash_bytes(whole.encode()), name=str(number), text=whole, published=day))
    return found


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(seed=st.integers(0, 10_000), crowd=st.sampled_from([2, 3, 5, 40]))
def test_copies_found_one_by_one_are_those_found_at_once(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, seed: int, crowd: int
):
    monkeypatch.setattr(copies, "CROWD", crowd)
    monkeypatch.setattr(origins, "CROWD", crowd)
    monkeypatch.setattr(origins, "AT_ONCE", 3)
    monkeypatch.setattr(copies, "MANY", 12)
    chance = Random(seed)  # noqa: S311 - the same order each time
    made = printings(seed)
    order = chance.sample(made, len(made))
    there: list[Report] = []
    path: Path = tmp_path_factory.mktemp("origins") / "r.db"
    with Store.create(path) as store:
        for at in range(0, len(order), 4):
            changed = set()
            for report in order[at : at + 4]:
                store.add_report(report, report.text.encode())
                there.append(report)
                changed.add(report.id)
            if chance.random() < 0.4:
                gone = there.pop(chance.randrange(len(there)))
                store.remove_report(gone.id, why="withdrawn", at="")
                changed.add(gone.id)
            with store.printings() as kept:
                origins.regroup(store, kept, changed)
            assert {report.id: report.origin for report in store.reports()} == group_origins(there)


def test_a_text_that_grows_in_lower_case_is_still_cut_where_it_ends():
    texts = ["İİİ met in Doha on Friday, they said.", "Envoys of Chad and Sudan met in Oslo."]
    together = copies.shingle(texts)
    apart = [copies.shingle([text])[0] for text in texts]
    assert [text.words.tolist() for text in together] == [text.words.tolist() for text in apart]
    assert [text.runs.tolist() for text in together] == [text.runs.tolist() for text in apart]
