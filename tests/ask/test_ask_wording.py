"""The words of an undertaking. All sentences are the project's own."""

import pytest

from detente.ask.wording import find_wordings


def contents(text: str, end: int | None = None) -> list[str]:
    return [text[a:b] for wording in find_wordings(text, 0, end or len(text)) for a, b in wording.contents]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Chad and Sudan agreed to open the road.", ["to open the road"]),
        (
            "It was agreed that the commission would meet in May, the ministry said.",
            ["that the commission would meet in May"],
        ),
        ("Chad pledged not to fire first.", ["not to fire first"]),
        (
            "The leaders tasked their foreign ministers with drafting a treaty.",
            ["their foreign ministers with drafting a treaty"],
        ),
        (
            "They agreed on a list of prisoners and promised to free them soon.",
            ["on a list of prisoners", "to free them soon"],
        ),
        ("Sudan refused to agree to the list of prisoners.", []),
        ("Both should commit to a new truce.", []),
        ("Sudan has not agreed to open the road.", []),
        ("They agreed on Friday.", []),
        ("They agreed on last year's draft.", []),
        ("The promises to keep the truce sounded hollow in May.", []),
        ("The envoy agreed.", []),
        ("They agree on little else.", []),
        ("If the talks fail, the truce agreed to in May 2020 would end.", []),
        (
            "Both committed to upholding the truce and are seeking more.",
            ["to upholding the truce and are seeking more"],
        ),
        (
            "The parties agreed on a lasting truce, the press office of the Ministry of Foreign Affairs of Paraguay reported.",
            ["on a lasting truce"],
        ),
        ("Chad pledged to open the road and accused Sudan of mining it.", ["to open the road"]),
        ("Norway agreed to open the road; Chad freed ten prisoners.", ["to open the road"]),
        (
            "Norway pledged to open the road; and to free ten prisoners.",
            ["to open the road; and to free ten prisoners"],
        ),
        ("Chad agreed to a lasting truce but more talks are needed on its terms.", ["to a lasting truce"]),
        ("Chad agreed to open the road but not to free prisoners.", ["to open the road but not to free prisoners"]),
        ("Rebels agreed to a month's truce, two days after clashes shut the port.", ["to a month's truce"]),
        ('"We agreed to free ten men. Sudan has not done so yet," he said.', ["to free ten men"]),
        (
            'They agreed "to a halt to all fighting by June," said Ada Berg, who led the talks.',
            ["to a halt to all fighting by June"],
        ),
        ('They agreed "to open the road and to free ten men."', ["to open the road and to free ten men"]),
        ('They agreed to an "immediate halt to fire."', ['to an "immediate halt to fire."']),
        ("The truce agreed upon by the council in May was short.", []),
    ],
)
def test_what_is_undertaken_stands_behind_the_words_of_undertaking(sentence: str, found: list[str]):
    assert contents(sentence) == found


def test_a_list_behind_a_colon_is_one_commitment_an_item():
    text = "In the declaration both sides agreed:\n\n- to open the road;\n- to free the prisoners.\n\nThey parted at noon.\n"
    assert contents(text, text.index(":") + 1) == ["to open the road", "to free the prisoners"]
