"""Force that one side is said to be about to use, and its own word that it will not. All sentences are the project's own."""

import pytest

from tests.ask.opposed import read


@pytest.mark.parametrize(
    ("answer", "differ"),
    [
        ("Mali pledged to settle the dispute through peaceful means.", True),
        ("Mali said it had no intention of attacking Chad.", True),
        ("Mali pledged to rebuild the road to its neighbour.", False),
        ("Niger pledged to settle the dispute through peaceful means.", False),
    ],
)
def test_who_is_feared_and_forswears_force(answer: str, differ: bool):
    rows = read(f"Chad warned that Mali was planning an invasion. {answer}")
    assert [who for _, how, who in rows if how == "one fears force, the other forswears it"] == (
        [[("Chad",), ("Mali",)]] if differ else []
    )


def test_one_fear_told_twice_is_set_against_its_answer_once():
    rows = read(
        "Chad warns that Mali could attack\n\nChad warned on Monday that Mali could attack. Mali said it had no plans to attack."
    )
    assert [who for _, _, who in rows] == [[("Chad",), ("Mali",)]]
