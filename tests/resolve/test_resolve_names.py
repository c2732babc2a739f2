"""Which names are one actor, and which only look so."""

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.resolve.names import canonical_names, plain


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (["Ana Petrović", "Petrović"], "Ana Petrović"),
        (["Ana Petrović", "Ana Petrović", "Ana Petrovich"], "Ana Petrović"),
        (["Ana Petrović", "PETROVIC", "President Petrović"], "Ana Petrović"),
        (["Tomas Haldorsen", "Tomas Haldorsen", "Haldorson"], "Tomas Haldorsen"),
        (["Norwegian president", "Norwegian president", "the Norwegian President"], "Norwegian president"),
        (["president of Norway", "president of Norway", "the President of Norway"], "president of Norway"),
    ],
)
def test_one_actor(names: list[str], one: str) -> None:
    assert set(canonical_names(names).values()) == {one}


@pytest.mark.parametrize(
    "names",
    [
        ["Min-jun Kim", "Ji-woo Kim", "Kim"],
        ["Abiy Ahmed", "Ahmed Hassan", "Ahmed"],
        ["Sami Hussein", "Sami Husseini"],
        ["Ivan Orlov", "Ivan Orlova"],
        ["Michael Jordan", "Jordan"],
        ["Tuula Rein", "Al Rayyan"],
        ["Idriss Chad", "Chad"],
        ["gunmen", "Roughly 30 gunmen"],
        ["Interior Ministry", "Interior Minister Lund"],
        ["Ana Petrović", "Anton Petrović", "Petrović"],
        ["Norway", "Norwegian government"],
        ["Democratic Party", "Democratic Progressive Party"],
        ["Norwegian president", "Norwegian prime minister", "Norwegian foreign minister"],
        ["president of Norway", "king of Norway", "Norway"],
    ],
)
def test_several_actors(names: list[str]) -> None:
    assert canonical_names(names) == {name: name for name in names}


def test_counts_may_be_given() -> None:
    names = ["Ana Petrović", "Petrović", "Petrović", "Ana Petrovic"]
    assert canonical_names({"Ana Petrović": 1, "Petrović": 2, "Ana Petrovic": 1}) == canonical_names(names)


WORDS = st.sampled_from(["Ana", "Tor", "Kim", "Chad", "Petrović", "Petrovich", "Berg", "Lund", "minister", "the", "–"])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=12), st.randoms(use_true_random=False))
def test_order_plays_no_part_and_every_name_has_one_that_was_printed(names: list[str], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(names)
    random.shuffle(mixed)
    found = canonical_names(names)
    assert found == canonical_names(mixed)
    assert set(found) == set(names)
    assert set(found.values()) <= set(names)
    assert all(found[one] == one for one in found.values())


@given(st.text(min_size=1))
def test_no_name_is_left_without_a_form_to_compare(name: str) -> None:
    assert plain(name) or not name.casefold()


def test_twenty_thousand_names_take_seconds() -> None:
    pick = random.Random(7)  # noqa: S311 - made-up names, no secrets
    firsts = ["Ahmed", "Ana", "Kim", "Ivan"] + ["".join(pick.choices("aeioulmnrst", k=5)).title() for _ in range(60)]
    lasts = ["".join(pick.choices("abcdefghiklmnoprstu", k=pick.randint(4, 10))).title() for _ in range(6000)]
    names = [f"{pick.choice(firsts)} {pick.choice(lasts)}" for _ in range(16000)] + pick.choices(lasts, k=4000)
    start = process_time()
    found = canonical_names(names)
    assert process_time() - start < 12
    assert len(found) == len(set(names))
