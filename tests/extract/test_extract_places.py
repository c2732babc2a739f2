"""Where events are told to have been, and where the words do not say. All sentences are the project's own."""

import pytest

from tests.extract.places import place, places


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The presidents of Chad and Sudan met in Geneva, Switzerland on Friday.", "meeting", "Geneva, Switzerland"),
        ("Rebels killed four soldiers near Goma on Friday.", "attack", "Goma"),
        ("Rebels seized Goma on Friday.", "territorial_capture", "Goma"),
        ("Police shot two protesters at the bridge on Friday.", "attack", "bridge"),
        ("Chadian troops invaded Sudanese territory on Friday.", "territorial_capture", "Sudan"),
        (
            "Four soldiers died in clashes on the border between Sudan and Chad on Friday.",
            "armed_clash",
            "Chad-Sudan border",
        ),
        ("Russian peacekeepers were deployed along the Suwalki corridor on Friday.", "deployment", "Suwalki corridor"),
        ("Gunmen abducted two teachers in the Chadian capital on Friday.", "attack", "Chadian capital"),
        ("Two warships fought in the Black Sea on Friday.", "armed_clash", "Black Sea"),
    ],
)
def test_a_place_of_each_sort(text, kind, expected):
    assert place(text, kind) == expected


def test_talks_told_again_are_where_they_were_and_rest_on_the_words_that_say_so():
    text = (
        "The presidents of Chad and Sudan held talks in Geneva on Friday. "
        "The talks between the presidents of Chad and Sudan lasted two hours."
    )
    assert [row[1:3] for row in places(text)] == [("Geneva", "Geneva")] * 2
    assert [row[3] for row in places(text)] == [None, "as told before"]


def test_talks_of_another_day_are_not_put_there():
    text = (
        "The presidents of Chad and Sudan held talks in Geneva on Friday. "
        "The talks between the presidents of Chad and Sudan on Monday lasted two hours."
    )
    assert [row[1] for row in places(text)] == ["Geneva", None]


def test_a_region_that_is_come_back_to_is_named():
    text = "Rebels and soldiers clashed in Darfur on Monday. Rebels killed four soldiers in the region on Friday."
    _, value, words, note = places(text)[-1]
    assert (value, words) == ("Darfur", "Darfur")
    assert "the region" in note


def test_another_region_is_not_the_one_named():
    text = "Rebels and soldiers clashed in Darfur on Monday. Rebels killed four soldiers in another region on Friday."
    assert places(text)[-1][1] != "Darfur"


def test_a_noun_of_violence_sums_up_the_deed_before_it():
    text = "Rebels attacked a post at Goma on Monday, in a skirmish that left four soldiers dead."
    assert place(text, "attack", "armed_clash") == "Goma"


@pytest.mark.parametrize(
    "text",
    [
        "The talks of Chad and Sudan focused on the situation in Darfur.",
        "Chad and Sudan discussed the war in Yemen on Friday.",
        "Chad and Sudan signed an agreement on Friday on the supply of water to the town of Goma.",
        "Chad and Sudan held talks on Friday on the future of Corsica.",
        "Chad and Sudan agreed on Friday to a ceasefire in Darfur.",
    ],
)
def test_what_was_talked_of_is_not_where(text):
    assert {row[1] for row in places(text) if row[0] in ("meeting", "mediation", "agreement")} == {None}


def test_a_noun_comes_back_to_what_a_word_of_its_root_told():
    text = "Jets bombed Goma on Friday. Rebels attacked Bunia on Friday. Norway condemned the bombing."
    assert [row[1] for row in places(text) if row[0] == "attack"] == ["Goma", "Bunia", "Goma"]


def test_talks_that_somebody_only_chaired_were_where_the_sentence_before_has_them():
    text = "Envoys of Chad and Sudan met in Doha on Friday. Ada Berg of Norway chaired the session."
    assert {row[1] for row in places(text) if row[0] in ("meeting", "mediation")} == {"Doha"}


def test_a_quarter_with_a_name_is_told_before_its_town():
    assert place("Gangs attacked the Solana quarter of Manila on Monday.", "attack").startswith("Solana")


def test_of_two_towns_none_is_the_city():
    text = "Tor Lund visited Goma. Ada Berg visited Bunia. Rebels fired on Friday in the city."
    assert "as named before" not in str(places(text))
    assert "as named before" in str(places("Ada Berg visited Bunia. Rebels fired on Friday in the city."))


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("GOMA, Congo, March 5 (KNA) - Chad and Sudan signed a truce here on Friday.", "ceasefire", "GOMA"),
        ("Goma, March 5 - Chad and Sudan signed a truce here on Friday.", "ceasefire", "Goma"),
    ],
)
def test_here_is_the_town_of_the_dateline(text, kinds, expected):
    ((_, name, words, note),) = [row for row in places(text) if row[0] == kinds]
    assert (name, words, note) == ("Goma", expected, "“here”, by the dateline")


def test_here_is_nowhere_without_a_dateline_and_within_a_quotation():
    assert place("Chad and Sudan signed a truce here on Friday.", "ceasefire") is None
    quoted = "GOMA, March 5 (KNA) - “They attacked four villages here on Friday,” a farmer said by telephone."
    assert place(quoted, "attack") is None


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        (
            "President Omar Deda flew to Lagos on Thursday. He met Sudanese officials there on Friday.",
            "mediation",
            "Lagos",
        ),
        ("Rebels entered Goma on Friday, and four soldiers were killed there on Saturday.", "attack", "Goma"),
        ("Rebels left Goma on Thursday. There were clashes between Chad and Sudan on Friday.", "armed_clash", None),
    ],
)
def test_there_is_the_place_named_last(text, kinds, expected):
    assert place(text, kinds, "casualties_report") == expected


SIGNED = "Chad and Sudan signed a peace accord in Doha on Friday. "
SHELLED = "Rebels shelled the town of Goma on Friday. "
MET = "The presidents of Chad and Sudan held talks in Doha on Friday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SIGNED + "Omar Deda signed as a witness.", ["Doha", "Doha"]),
        (SIGNED + "The document was signed by Omar Deda for the African Union.", ["Doha", "Doha"]),
        (SIGNED + "Omar Deda attended the signing as an observer.", ["Doha", "Doha"]),
        (SIGNED + "Chad also signed a protocol on water with Libya.", ["Doha", None]),
        (SIGNED + "Omar Deda had signed it on behalf of the African Union in 2019.", ["Doha", None]),
        (MET + "On the sidelines of the talks Omar Deda of the African Union met the Libyan envoy.", ["Doha", "Doha"]),
        (MET + "Later Omar Deda of the African Union met the Libyan envoy.", ["Doha", None]),
        (MET + "The two spoke again on Saturday by telephone.", ["Doha", None]),
        (SHELLED + "Four civilians were killed and nine others wounded.", ["Goma", "Goma", "Goma"]),
        (SHELLED + "Four civilians were killed in Sake.", ["Goma", "Sake"]),
        (SHELLED + "In all 400 civilians have been killed since Monday.", ["Goma", None]),
    ],
)
def test_what_goes_on_from_an_occasion_was_where_that_was(text, expected):
    kinds = {"agreement", "meeting", "mediation", "attack", "casualties_report", "statement"}
    found = [row[1] for row in places(text) if row[0] in kinds]
    assert found == expected, places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MET + "Both sides pledged on Friday to withdraw from the border.", {"commitment": "Doha"}),
        ("Chad and Sudan pledged on Friday to withdraw. " + MET, {"commitment": "Doha"}),
        ("Chad and Sudan pledged on Thursday to withdraw. " + MET, {"commitment": None}),
        ("Chad and Libya pledged on Friday to withdraw. " + MET, {"commitment": None}),
        (MET + "They met again in Lagos on Friday. Chad and Sudan agreed on Friday to withdraw.", {"agreement": None}),
        ("Chad and Sudan signed an accord on Friday after two days of talks in Doha.", {"agreement": "Doha"}),
        ("Chad and Sudan signed an accord in Lagos on Friday after two days of talks in Doha.", {"agreement": "Lagos"}),
    ],
)
def test_those_who_came_to_terms_did_so_where_they_met_that_day(text, expected):
    assert {kind: name for kind, name, _, _ in places(text) if kind in expected} == expected, places(text)


def test_a_go_between_met_each_side_where_he_brought_them_together():
    text = "Omar Deda of the African Union mediated talks between Chad and Sudan in Doha on Friday. "
    text += "Deda also held a meeting with the Chadian president Ina Berg on Friday."
    assert [row[1] for row in places(text) if row[0] in ("mediation", "meeting")] == ["Doha", "Doha"], places(text)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Police said on Friday that a bomb went off at the Grand Hayat hotel in Goma. ", "Grand Hayat hotel"),
        ("Four men were seen in a hotel in Goma on Friday. ", "Goma"),
        ("Guests fled from a hotel in Goma and from a hotel in Bunia on Friday. ", "hotel"),
        ("Police were on alert on Friday. ", "hotel"),
    ],
)
def test_the_hotel_is_the_one_named_before(before, expected):
    text = before + "Rebels killed six guards at the hotel."
    assert places(text)[-1][1] == expected, places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels crossed into Ethiopia's Somali region on Friday and attacked a post.",
            ["Ethiopia's Somali region"] * 2,
        ),
        ("Rebels entered Goma on Friday and attacked Bunia.", ["Goma", "Bunia"]),
        ("Rebels entered Goma on Friday and the army shelled a camp.", ["Goma", None]),
    ],
)
def test_the_next_deed_of_those_who_did_it_was_there_too(text, expected):
    assert [row[1] for row in places(text)] == expected, places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad and Sudan held talks in Doha on Thursday and in Lagos on Friday.", ["Doha", "Lagos"]),
        ("Chad and Sudan held two rounds of talks, in Doha in January and in Lagos in February.", ["Doha", "Lagos"]),
        ("Chad and Sudan held talks in Doha and in Lagos on Friday.", ["Doha"]),
        ("Rebels killed four soldiers in Goma on Thursday and in Bunia on Friday.", ["Goma"]),
    ],
)
def test_talks_in_one_place_on_a_day_and_in_another_on_the_next_are_two(text, expected):
    assert [row[1] for row in places(text)] == expected, places(text)


def test_an_owner_that_the_parse_hangs_behind_its_noun_is_no_part_of_a_place():
    text = (
        "MOGADISHU, Nov 9 (Reuters) - Ethiopian armour smashed through the bus station on Kismayo's northern rim and fought its "
        "way to the city centre on Tuesday."
    )
    assert ("attack", "station") in [row[:2] for row in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two ministers met in Kenya's capital on Monday.", "Kenya's capital"),
        ("The wounded lie in Bogota, Colombia's capital, where the president visited them on Monday.", "Bogota"),
        ("Chad and Sudan held talks on Monday in Minsk, the capital of Belarus, on their border.", "Minsk"),
    ],
)
def test_a_capital_does_not_lose_itself_in_its_state(text, expected):
    assert place(text, "meeting", "mediation") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the capital", "Bamako"),
        ("the Malian capital", "Bamako"),
        ("the Russian capital", "Russian capital"),
        ("the provincial capital", "provincial capital"),
    ],
)
def test_the_capital_is_the_one_named_before_unless_words_say_whose_it_is(words, expected):
    text = f"Rebels seized Bamako last week. A bomb killed four soldiers in {words} on Monday."
    assert places(text)[-1][1] == expected, places(text)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Six people died on Monday when shells hit the town of Zzyqua. ", "Zzyqua"),
        ("Troops drilled near Goma. Six people died on Monday when shells hit the rebel-held city of Uvira. ", "Uvira"),
    ],
)
def test_the_town_is_the_one_that_was_called_so(before, expected):
    text = before + "Rebels killed four soldiers in the town on Tuesday."
    assert places(text)[-1][1] == expected, places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys of Chad and Sudan met on Friday to discuss peace efforts in eastern Congo.", None),
        ("Envoys of Chad and Sudan arrived in Doha on Friday to negotiate a truce in Darfur.", "Doha"),
        ("Envoys of Chad and Sudan met in Kenya on Friday to discuss the price of grain.", "Kenya"),
        ("The talks were attended by envoys from Chad, Sudan and the breakaway region of Somaliland.", None),
        ("The Congo talks between Chad and Sudan ended on Friday.", None),
        ("The Geneva talks between Chad and Sudan ended on Friday.", "Geneva"),
        ("The talks between Chad and Sudan come ahead of a fair in Lagos in November.", None),
        ("The talks between Chad and Sudan took place following a raid in Gao.", None),
        ("The talks between Chad and Sudan, held on Friday, will be followed by a fair in Lagos.", None),
    ],
)
def test_talks_are_not_where_their_matter_or_what_they_are_set_beside_is(text, expected):
    found = [row[1] for row in places(text) if row[0] in ("meeting", "mediation")]
    assert found == [expected], places(text)


def test_of_a_row_of_towns_the_first_is_the_place():
    assert place("Envoys of Chad held talks in Juba, Malakal, Bor and Wau on Friday.", "meeting") == "Juba"
    assert place("Envoys of Chad held talks in Geneva, Switzerland, on Friday.", "meeting") == "Geneva, Switzerland"


def test_a_state_behind_a_comma_in_which_the_town_is_not_takes_part():
    text = "After two days of talks in Astana, Chad, Mali and Niger released a declaration."
    assert {row[1] for row in places(text) if row[0] in ("meeting", "mediation")} == {"Astana"}


def test_the_talks_of_another_town_are_not_those_told_before():
    text = "Chad and Sudan will hold talks in Geneva next month. Rebels rejected what was decided at the Doha talks."
    assert [row[1] for row in places(text) if row[0] in ("meeting", "mediation")][:1] == ["Geneva"]


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        (
            "Peru's army and Ecuador's army clashed on Friday. Six soldiers were killed along the contentious border.",
            "casualties_report",
            "Ecuador-Peru border",
        ),
        (
            "Peru's army and Ecuador's army clashed on Friday. Peru later closed its border with Ecuador.",
            "checkpoint_or_blockade",
            "Ecuador-Peru border",
        ),
        ("The presidents of Peru and Ecuador met in Kenya's capital, Nairobi, on Friday.", "meeting", "Nairobi"),
    ],
)
def test_a_border_is_that_of_the_two_states_told_of_and_a_capital_has_its_name(text, kind, where):
    assert place(text, kind) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("ARUSHA, March 5 - Talks between the warring parties in Burundi ended here on Thursday.", "Arusha"),
        ("Peace talks between the warring parties in Burundi ended on Thursday.", None),
        ("Talks between the rebels and the Afghan government in Qatar ended on Thursday.", "Qatar"),
    ],
)
def test_where_those_are_who_talk_is_not_where_they_talk(text, where):
    assert place(text, "meeting") == where


def test_a_town_near_the_border_with_a_state_is_not_in_it():
    told = "Nine soldiers died in an attack by rebels on a town near the border with Mauritania."
    assert place(told, "attack") == "border with Mauritania"
