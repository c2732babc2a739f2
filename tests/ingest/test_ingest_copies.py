"""Origins: reprints of one text are one witness, whatever stands around them and in whatever order they come."""

import itertools
import random
from dataclasses import replace

import pytest

from detente.ingest import group_origins
from detente.ingest.clean import find_furniture
from detente.model import DayInterval, Published, Report, hash_bytes


def story(seed, sentences=20):
    """So many made-up sentences, the same for the same seed."""
    words = random.Random(seed)  # noqa: S311 - a fixed seed makes test text
    names = (
        "envoys",
        "border",
        "king",
        "talks",
        "bridge",
        "army",
        "river",
        "treaty",
        "prisoners",
        "corridor",
        "winter",
        "hosts",
    )
    made = (
        f"The {words.choice(names)} of {words.choice(names)} {words.randrange(10**6)} and {words.choice(names)} "
        f"were {words.choice(names)} {words.randrange(10**6)}."
        for _ in range(sentences)
    )
    return " ".join(made)


def report(text, credit=None):
    return Report(sha256=hash_bytes(text.encode()), name="a", text=text, credit=credit, furniture=find_furniture(text))


def groups(*reports):
    origins = group_origins(reports)
    named = {origin: min(i for i, o in origins.items() if o == origin) for origin in origins.values()}
    assert all(origin == smallest for origin, smallest in named.items())
    return [origins[one.id] for one in reports]


def test_a_reprint_in_another_page_is_a_copy():
    one, other = report(story(1)), report(f"Home » World\n\n{story(1)}\n\nSource: Klow Wire\n\nBack to top")
    third = report(story(2))
    found = groups(one, other, third)
    assert found[0] == found[1] != found[2]


def test_the_earliest_printing_is_the_origin():
    printings = [
        replace(
            report(f"{story(1)} Part {number}."), published=Published(interval=DayInterval.parse(day), basis="metadata")
        )
        for number, day in enumerate(["2031-05-04", "2031-05-02/2031-05-03", "2031-05-03", "2031-05-05"])
    ]
    undated = report(f"{story(1)} The end.")
    earliest = min(printings[1:3], key=lambda printing: printing.id)
    assert set(group_origins([*printings, undated]).values()) == {earliest.id}
    assert group_origins([printings[0], undated]) == {printings[0].id: printings[0].id, undated.id: printings[0].id}


def test_an_excerpt_and_a_longer_version_are_copies():
    found = groups(report(story(1, 40)), report(story(1, 10)), report(story(2)))
    assert found[0] == found[1] != found[2]


def test_a_shared_background_paragraph_is_no_copy():
    background = story(9, 5)
    found = groups(report(f"{story(1)} {background}"), report(f"{story(2)} {background}"))
    assert found[0] != found[1]


def test_the_same_credit_needs_less():
    shared, one, other = story(9, 10), story(1, 10), story(2, 10)
    texts = [f"{shared} {one}", f"{shared} {other}"]
    assert len(set(groups(*(report(text) for text in texts)))) == 2
    assert len(set(groups(*(report(text, "Klow Wire") for text in texts)))) == 1


def test_a_digest_of_several_stories_joins_none_of_them():
    one, other = report(story(1, 12)), report(story(2, 12))
    digest = report(f"{story(1, 12)} {story(2, 12)} {story(3, 12)}")
    assert len(set(groups(one, other, digest))) == 3


def test_short_texts_are_only_copies_when_they_are_the_same():
    found = groups(report("They met in Klow."), report("They met  in Klow!"), report("They met in Szohôd."))
    assert found[0] == found[1] != found[2]


def test_order_makes_no_difference():
    made = [
        report(story(1)),
        report(story(1) + " The end."),
        report(story(1, 8)),
        report(story(2)),
        report(story(2) + " So."),
    ]
    expected = group_origins(made)
    assert all(group_origins(order) == expected for order in itertools.permutations(made))


def test_a_crowd_of_copies_is_one_origin_and_costs_little():
    made = [report(f"{story(1, 30)} Printed by paper number {n}.") for n in range(300)]
    made += [report(story(n, 30)) for n in range(2, 300)]
    origins = group_origins(made)
    assert len({origins[one.id] for one in made[:300]}) == 1
    assert len(set(origins.values())) == 299


def test_no_reports():
    assert group_origins([]) == {}


@pytest.mark.parametrize("text", ["", "."])
def test_reports_without_words(text):
    one = report(text)
    assert group_origins([one]) == {one.id: one.id}
