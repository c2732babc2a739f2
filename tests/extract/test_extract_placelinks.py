"""Which words of those that the reader links name a place. All sentences are the project's own."""

import pytest

from tests.extract.places import place, places


def test_a_place_does_not_break_off_at_a_preposition():
    cut = (
        "The number of Serbian soldiers near the boundary with Kosovo has been brought down from 8,350 to 4,500, "
        "the chief of the General Staff said in Belgrade on Monday."
    )
    assert place(cut, "concession") == "Kosovo-Serbia boundary"
    bare = "It had been closed since Wednesday, when protesters on the far side blocked the road to it with lorries."
    assert place(bare, "checkpoint_or_blockade") == "road"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kinshasa rejected the plan on Friday.", "refusal"),
        ("Sudanese and Chadian ministers met on Friday.", "meeting"),
        ("An official in Kinshasa said the rebels had freed 40 prisoners.", "concession"),
        ("In Washington, the State Department welcomed the arrest of two generals.", "coercion"),
        ("Officials from Doha, Cairo and Washington met the rebels on Friday.", "meeting"),
        ("Peru and Ecuador signed an agreement on the Amazon on Friday.", "agreement"),
    ],
)
def test_who_speaks_or_what_is_spoken_of_is_no_place(text, kind):
    assert {row[1] for row in places(text) if row[0] == kind} <= {None}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Rebels killed six soldiers at a base in Uvira in South Kivu on Friday.", "attack", "Uvira, South Kivu"),
        ("Rebels killed six soldiers in Uvira, South Kivu, on Friday.", "attack", "Uvira, South Kivu"),
        ("Gunmen killed three traders at a store in the Mali border town of Labbezanga.", "attack", "Labbezanga"),
        ("Police broke up a rally in the Harare township of Highfield on Friday.", "protest", "Highfield"),
        ("Thousands marched in Peru's second-largest city, Arequipa, on Friday.", "protest", "Arequipa"),
        ("In Goma, women blocked the road to Beni on Friday.", "checkpoint_or_blockade", "Goma"),
        (
            "Rebels crossed into Ethiopia's Somali region on Friday.",
            "attack",
            "Ethiopia's Somali region",
        ),
        (
            "Israeli jets carried out strikes on Beirut's southern suburbs on Friday.",
            "attack",
            "Beirut's southern suburbs",
        ),
        ("Rebels attacked a patrol in the town of Zzyqua on Friday.", "attack", "Zzyqua"),
        (
            "A gang opened fire in the town of Uvira in Congo's central Kivu region at dawn on Friday.",
            "attack",
            "Uvira",
        ),
        ("Chad and Sudan agreed a truce. Norway welcomed the truce at the Royal Palace on Friday.", "ceasefire", None),
        ("Deda and Berg signed an agreement on Friday to share power in Chad.", "agreement", None),
        ("Deda and Berg signed an agreement in Lagos on Friday to share power in Chad.", "agreement", "Lagos"),
        (
            "Chad sent no delegation to the talks with Sudan that were due to open in Lagos on Sunday.",
            "meeting",
            "Lagos",
        ),
    ],
)
def test_the_finest_place_is_the_event_s_own(text, kind, expected):
    assert {row[1] for row in places(text) if row[0] == kind} == {expected}, places(text)
