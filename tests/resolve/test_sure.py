"""What makes two tellings one whatever their days, and what does not."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Report, Verdict
from detente.resolve.facts import gather_facts
from detente.resolve.sure import find_sure


def sure(one: str, two: str, decided=None):
    reports = [Report.of_text(one, "one.txt"), Report.of_text(two, "two.txt")]
    read = [extract(annotate(report)) for report in reports]
    facts = gather_facts([m for r in read for m in r.mentions], [s for r in read for s in r.statements])
    return [pair.why for pair in find_sure(facts, decided or {}, {reports[0].id})]


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        (
            "Rebels killed 137 soldiers of Nigeria on Sunday.",
            "Rebels killed 137 soldiers of Nigeria near Lagos on 4 May 2031.",
            "the same figures (137 killed)",
        ),
        (
            "A bomb attack in Peshawar on Friday killed 14 people.",
            "A bomb attack in Peshawar killed 14 people on 2 May 2031.",
            "the same figures (14 killed)",
        ),
        (
            "A bomb killed 14 people in Peshawar and wounded 33 on Friday.",
            "The blast in Pakistan killed 14 people and wounded 33 on 2 May 2031.",
            "the same figures (14 killed, 33 wounded)",
        ),
    ],
)
def test_what_hardly_comes_twice(one, two, why):
    assert why in sure(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Envoys of Chad and Sudan met in Doha on Monday.", "Envoys of Chad and Sudan met in Doha on 5 May 2031."),
        ("A bomb attack in Peshawar on Friday killed 14 people.", "A bomb killed 14 people in Karachi on 2 May 2031."),
        ("A bomb killed four people in Peshawar on Friday.", "A bomb killed four people in Peshawar on 2 May 2031."),
        (
            "Shelling killed about 200 people on Friday in Chad.",
            "Shelling killed about 200 people in Chad on 2 May 2031.",
        ),
        ("Rebels killed 500 soldiers of Nigeria on Sunday.", "Rebels killed 500 soldiers of Nigeria on 4 May 2031."),
    ],
)
def test_what_may_come_again(one, two):
    assert sure(one, two) == []


def test_a_person_s_word_stands_above_the_rest():
    one, two = (
        "Rebels killed 137 soldiers of Nigeria on Sunday.",
        "Rebels killed 137 soldiers of Nigeria on 4 May 2031.",
    )
    reports = [Report.of_text(one, "one.txt"), Report.of_text(two, "two.txt")]
    read = [extract(annotate(report)) for report in reports]
    facts = gather_facts([m for r in read for m in r.mentions], [s for r in read for s in r.statements])
    apart = {tuple(sorted((a.mention.id, b.mention.id))): Verdict.NOT_SAME for a in facts for b in facts if a is not b}
    assert find_sure(facts, apart, {reports[0].id}) == []
