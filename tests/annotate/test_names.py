from itertools import pairwise

import pytest

from detente.annotate import annotate, read_relevant
from detente.annotate.names import find_names
from detente.annotate.sentences import split_sentences
from detente.model import NameType, Report


def read(text, *, parsed=True):
    report = Report.of_text(text)
    sentences = split_sentences(report)
    tokens = [words for words, _ in read_relevant(report, sentences)] if parsed else [()] * len(sentences)
    return find_names(report, sentences, tokens)


def kinds(text, **options):
    return [(mark.text, mark.type.value) for mark in read(text, **options)]


def mark_of(text, name, **options):
    return next(mark for mark in read(text, **options) if mark.text == name)


def test_office_people_and_person_are_three_marks():
    marks = read("Kenyan Foreign Minister Ann Odhiambo flew to Juba.")
    assert [(m.text, m.type.value) for m in marks] == [
        ("Kenyan", "people"),
        ("Foreign Minister", "title"),
        ("Ann Odhiambo", "person"),
        ("Juba", "place"),
    ]
    people, title, person, _ = marks
    assert people.stands_for == "Kenya"
    assert (title.stands_for, title.of) == ("Ann Odhiambo", "Kenya")
    assert (person.stands_for, person.of) == ("Ann Odhiambo", "Kenya")


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("Malawi's President Thoko Zimba spoke.", "Thoko Zimba", "Malawi"),
        ("Thoko Zimba, the Malawian president, spoke.", "Thoko Zimba", "Malawi"),
        ("President Thoko Zimba of Malawi spoke.", "Thoko Zimba", "Malawi"),
        ("The president of Malawi, Thoko Zimba, spoke.", "Thoko Zimba", "Malawi"),
        ("Polisario negotiator Sidi Ould Brahim spoke.", "Sidi Ould Brahim", "Polisario Front"),
    ],
)
def test_the_state_of_a_holder_is_read_from_the_office(text, name, of):
    mark = mark_of(text, name)
    assert mark.type is NameType.PERSON
    assert mark.of == of


def test_a_surname_stands_for_the_fullest_form_printed():
    marks = read(
        "Defence Minister Yusuf bin Khalid al-Rashid arrived. Rashid said little. Bin Khalid al-Rashid left on Monday."
    )
    people = [m for m in marks if m.type is NameType.PERSON]
    assert [m.text for m in people][:2] == ["Yusuf bin Khalid al-Rashid", "Rashid"]
    assert {m.stands_for for m in people} == {"Yusuf bin Khalid al-Rashid"}


def test_spellings_of_one_name_are_joined_and_of_two_people_are_not():
    marks = read(
        "President Grigor Melikyan spoke. Prime Minister Anna Saroyan agreed. Later Melikian left; Levon Saroyan stayed."
    )
    stands = {m.text: m.stands_for for m in marks if m.type is NameType.PERSON}
    assert stands["Melikian"] == "Grigor Melikyan"
    assert stands["Anna Saroyan"] != stands["Levon Saroyan"]


def test_family_name_first():
    marks = read("North Korean leader Ri Yong Chol sent a letter. Ri offered talks.")
    assert [m.stands_for for m in marks if m.type is NameType.PERSON] == ["Ri Yong Chol", "Ri Yong Chol"]


def test_a_country_inside_a_name_is_no_country():
    assert ("Israel Mwangi", "person") in kinds("Defence Minister Israel Mwangi resigned.")
    assert ("Abdel Fatah al-Tayeb", "person") in kinds("General Abdel Fatah al-Tayeb resigned in Cairo.")


@pytest.mark.parametrize(
    ("text", "name", "kind", "metonym", "stands_for"),
    [
        ("Lima accused Quito of firing first.", "Lima", "state", True, "Peru"),
        ("Lima accused Quito of firing first.", "Quito", "state", True, "Ecuador"),
        ("The ministers met in Lima.", "Lima", "place", False, "Lima"),
        ("Talks between Lima and Quito stalled.", "Quito", "state", True, "Ecuador"),
        ("Protesters gathered in Peru on Sunday.", "Peru", "place", False, "Peru"),
        ("Peru said it would pay.", "Peru", "state", True, "Peru"),
        ("Peru's Prime Minister Luz Ayala left.", "Peru", "state", False, "Peru"),
        ("She visited Lima and then Quito.", "Quito", "place", False, "Quito"),
        ("The Kremlin denied it.", "Kremlin", "state", True, "Russia"),
        ("They dined at the White House.", "White House", "place", False, "White House"),
        ("Brussels welcomed the truce.", "Brussels", "body", True, "European Union"),
        ("They met in Brussels on Friday.", "Brussels", "place", False, "Brussels"),
        ("Fighting spread to southern Peru.", "Peru", "place", False, "Peru"),
    ],
)
def test_a_capital_is_a_government_where_it_acts_and_a_place_where_one_is(text, name, kind, metonym, stands_for):
    mark = mark_of(text, name)
    assert (mark.type.value, mark.metonym, mark.stands_for) == (kind, metonym, stands_for)


@pytest.mark.parametrize("text", ["Peru Rejects Ecuador Truce Offer", "Peru denied it."])
def test_headlines_and_unparsed_sentences_are_read_by_their_surface(text):
    assert mark_of(text, "Peru", parsed=False).metonym


@pytest.mark.parametrize(
    ("text", "name", "stands_for", "of"),
    [
        ("The Peruvian presidency confirmed it.", "Peruvian presidency", "Peruvian presidency", "Peru"),
        ("Peru's Defense Ministry confirmed it.", "Peru's Defense Ministry", "Peruvian defence ministry", "Peru"),
        ("The foreign ministry of Peru confirmed it.", "foreign ministry of Peru", "Peruvian foreign ministry", "Peru"),
        (
            "The Libyan interim government confirmed it.",
            "Libyan interim government",
            "Libyan interim government",
            "Libya",
        ),
        ("The State Department confirmed it.", "State Department", "State Department", "United States"),
    ],
)
def test_organs_of_a_state(text, name, stands_for, of):
    mark = mark_of(text, name)
    assert (mark.type, mark.stands_for, mark.of) == (NameType.BODY, stands_for, of)


def test_an_organ_without_owner_is_of_the_only_state_that_the_report_shows():
    marks = read("The Peruvian foreign ministry protested. The foreign ministry added that it would wait.")
    assert [m.of for m in marks if m.type is NameType.BODY] == ["Peru", "Peru"]


def test_letters_that_the_report_explains():
    marks = read("The People's Council for the Valley (PCV) signed. The PCV has 40 members.")
    assert [m.stands_for for m in marks if m.text == "PCV"] == ["People's Council for the Valley"] * 2


def test_letters_of_a_group_need_their_country():
    assert ("RUF", "group") in kinds("In Sierra Leone the RUF laid down arms.")
    assert ("FIS", "group") not in kinds("The ski federation FIS set the date.")


def test_congolese_is_of_the_state_that_the_report_names():
    assert mark_of("In Brazzaville, Congolese delegates met.", "Congolese").stands_for == "Republic of the Congo"
    assert (
        mark_of("In Kinshasa, Congolese delegates met.", "Congolese").stands_for == "Democratic Republic of the Congo"
    )


def test_places_by_pattern_and_by_preposition():
    found = kinds("Fighting went on in Mbandara and along the Tuvo corridor. Mbandara has no airport.")
    assert found.count(("Mbandara", "place")) == 2
    assert ("Tuvo corridor", "place") in found


def test_words_that_only_look_like_names():
    found = kinds("On Monday the general mood was good. In March they said it in Arabic. The major dispute remains.")
    assert found == []


def test_offices_alone_stand_for_their_only_holder():
    marks = read("Chancellor Ilse Brandt spoke. The chancellor left.")
    assert [m.stands_for for m in marks if m.type is NameType.TITLE] == ["Ilse Brandt", "Ilse Brandt"]
    marks = read("Minister Ilse Brandt met Minister Olga Weiss. The minister left.")
    assert [m.stands_for for m in marks if m.type is NameType.TITLE][-1] is None


def test_upper_case_wire_copy():
    found = kinds(
        "BOLIVIAN PRESIDENT RAMIRO QUISPE SAID TODAY THAT THE ARMY WILL STAY IN ORURO. QUISPE DENIED THE REPORT BY LIMA."
    )
    assert ("BOLIVIAN", "people") in found
    assert ("PRESIDENT", "title") in found
    assert ("RAMIRO QUISPE", "person") in found
    assert ("QUISPE", "person") in found
    assert not any(text in ("TODAY", "REPORT", "STAY") for text, _ in found)


def test_marks_are_ordered_and_cut_the_text():
    text = "Qatar-mediated talks: Emir Hamad Al Jaber told an envoy (https://example.org/Qatar/President) Doha’s offer stands."
    marks = read(text)
    assert [m.start for m in marks] == sorted(m.start for m in marks)
    assert all(text[m.start : m.end] == m.text for m in marks)
    assert all(left.end <= right.start for left, right in pairwise(marks))
    assert not any("example.org" in text[m.start - 12 : m.end] for m in marks if m.start > 60 and m.start < 105)


def test_nothing_to_read():
    assert read("") == ()
    assert read("...\n\n!!") == ()


def test_a_company_is_no_state_and_general_motors_no_general():
    text = "General Motors said on Friday that it would cut jobs in Ohio. Envoys met the chief of Airbus in Doha."
    types = {name.text: name.type for name in annotate(Report.of_text(text)).names}
    assert types.get("General Motors") is NameType.BODY
    assert types.get("Airbus") is not NameType.STATE


def test_a_general_before_a_surname_is_one():
    text = "General Mills opened a plant in Ohio on Friday. General Deng said that he would fight."
    types = {name.text: name.type for name in annotate(Report.of_text(text)).names}
    assert types.get("General Mills") is NameType.BODY
    assert types.get("Deng") is NameType.PERSON


def test_a_town_that_bears_a_state_s_name_is_a_town():
    text = "The envoy met rebels in Port Sudan on Monday."
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    assert ("Port Sudan", NameType.PLACE) in {(name.text, name.type) for name in names}


def test_whom_between_joins_to_a_government_is_one():
    text = "He offered to mediate between Khartoum and Abu Dhabi."
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    assert {name.stands_for for name in names} == {"Sudan", "United Arab Emirates"}


def holders(text):
    """The persons that each office of a text stands for, by the words of the office, the last of the same words counting."""
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    return {name.text: name.stands_for for name in names if name.type is NameType.TITLE}


def test_an_office_is_the_same_whatever_its_words():
    text = "Ali Ouman, Minister for Foreign Affairs of Chad, met an envoy in Doha on Monday. The Foreign Minister left on Tuesday."
    assert holders(text)["Foreign Minister"] == "Ali Ouman"


def test_an_acting_minister_is_another_than_the_minister():
    text = "Foreign Minister Ada Berg met Acting Foreign Minister Ali Ouman in Oslo. It rained. The Foreign Minister then left."
    assert holders(text)["Foreign Minister"] == "Ada Berg"


def test_a_foreign_minister_without_a_state_is_the_one_shown_without_one():
    text = (
        "Foreign Minister Ada Berg opened a bridge on Monday. The rains came. It was wet. All was well. "
        "On Friday the Foreign Minister received Chadian Foreign Minister Ali Ouman."
    )
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    assert [name.stands_for for name in names if name.text == "Foreign Minister"] == [
        "Ada Berg",
        "Ada Berg",
        "Ali Ouman",
    ]


@pytest.mark.parametrize(
    ("text", "person", "of"),
    [
        ("President Ada Berg called. Her Chadian counterpart, Ali Ouman, did not answer.", "Ali Ouman", "Chad"),
        ("The M23, commanded by Gen. Ali Ouman, left the town on Monday.", "Ali Ouman", "M23"),
        ("The talks, led by Ali Ouman, went on in Chad on Monday.", "Ali Ouman", None),
    ],
)
def test_a_counterpart_and_a_commander_are_somebody_s(text, person, of):
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    assert {name.of for name in names if name.text == person} == {of}


def test_a_name_may_end_like_a_group_or_a_rank():
    text = "Foreign Minister Ana Leta Wagner met Home Minister Amar Shah in Doha on Monday. Shah of Iran he is not."
    persons = {
        name.text
        for name in annotate(Report.of_text(text, published="2024-03-06")).names
        if name.type is NameType.PERSON
    }
    assert persons >= {"Ana Leta Wagner", "Amar Shah"}


def test_the_last_part_of_a_joined_surname_is_its_bearer():
    text = "Negotiator Ana Leta-Brenner met rebels in Doha on Monday. Brenner told reporters that all went well."
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    assert {name.stands_for for name in names if name.text == "Brenner"} == {"Ana Leta-Brenner"}


def test_a_field_ends_before_its_minister():
    text = "There were talks with the Minister of River Affairs, Mr Ali Ouman, and the Secretary-General, Mr Bo Deng, on Monday."
    assert holders(text)["Minister of River Affairs"] == "Ali Ouman"


def test_a_particle_that_opens_a_sentence_opens_the_name():
    names = annotate(Report.of_text("De Brenner, who was on leave, condemned the raid and promised a report.")).names
    assert [name.text for name in names if name.type is NameType.PERSON] == ["De Brenner"]


def test_a_minister_of_whom_nothing_tells_whose_he_is_is_no_other_state_s():
    text = "Chad and Chad's rebels agreed, Qatar's prime minister said. Prime Minister Ali Ouman of whom Chad is proud smiled."
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    assert [name.stands_for for name in names if name.text == "prime minister"] == [None]
    home = text.replace("Qatar's", "Chad's")
    names = annotate(Report.of_text(home, published="2024-03-06")).names
    assert [name.stands_for for name in names if name.text == "prime minister"] == ["Ali Ouman"]


def test_a_style_may_stand_inside_a_name():
    names = annotate(
        Report.of_text("Chadian President Hassan Sheikh Leta met Qatar's Emir Sheikh Bo Deng in Doha.")
    ).names
    assert {name.text for name in names if name.type is NameType.PERSON} == {"Hassan Sheikh Leta", "Bo Deng"}


def test_its_ministry_is_that_of_the_state_named_before_it():
    text = "The Chadian Foreign Ministry was silent. Norway mediated the exchange, its foreign ministry said on Monday."
    names = annotate(Report.of_text(text, published="2024-03-06")).names
    assert [name.of for name in names if name.text == "foreign ministry"] == ["Norway"]


def test_a_paper_is_a_body_of_its_own_and_acts_for_no_state():
    (paper,) = [mark for mark in read("The Norway Mail said so.") if mark.type is NameType.BODY]
    assert (paper.text, paper.of) == ("Norway Mail", None)


def test_an_organ_whose_name_several_states_use_is_that_of_the_state_before_it():
    (organ,) = [mark for mark in read("The Malian House of Representatives met.") if mark.type is NameType.BODY]
    assert organ.of == "Mali"
    (organ,) = [mark for mark in read("The House of Representatives met.") if mark.type is NameType.BODY]
    assert organ.of == "United States"


def test_a_surname_with_an_article_is_no_group():
    """Somebody may be called as his group is, and by that surname alone too; the group keeps its name."""
    text = "The envoy met Salem al-Houthi. Al-Houthi left. The al-Houthi movement and the Houthis agreed."
    found = [(mark.text, mark.stands_for) for mark in read(text)]
    assert ("Salem al-Houthi", "Salem al-Houthi") in found
    assert ("Houthis", "Houthis") in found
    assert ("Houthi movement", "Houthis") in found
    assert ("Al-Houthi", "Houthis") not in found


def test_a_region_that_acts_is_not_the_state_in_which_it_lies():
    """Whoever accuses a part of his country does not accuse himself."""
    report = Report.of_text("Madrid accused Catalonia of breaking the law.")
    marks = {mark.text: mark.stands_for for mark in annotate(report).names}
    assert marks == {"Madrid": "Spain", "Catalonia": "Catalonia"}


def test_leaders_at_a_seat_are_not_of_it():
    """Whoever meets at the headquarters of a body is not its leader; its ambassador is."""
    marks = read("Kenya's envoy met the leaders at UN headquarters on Friday. The leaders of the UN spoke.")
    assert [mark.of for mark in marks if mark.text == "leaders"] == [None, "United Nations"]


def test_a_word_that_ends_another_name_opens_no_person():
    """Of "the Inter-Chad Dialogue Ada Berg" the person is the last two words."""
    found = kinds("The president and facilitator of the Inter-Chad Dialogue Ada Berg arrived on Monday. Berg spoke.")
    assert ("Ada Berg", "person") in found
