"""What sentences tell, kind by kind. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Figure, Passage, Prop, Report, Sort

DAY = "2021-03-06"  # a Saturday


def tell(text, published=DAY):
    """The events of a text as flat dicts: parts as sets under their names, figures as printed."""
    reading = extract(annotate(Report.of_text(text, published=published)))
    events = []
    for mention in reading.mentions:
        if mention.sort is not Sort.EVENT:
            continue
        row = {"word": mention.trigger.exact, "said_by": None}
        for stmt in (s for s in reading.statements if s.mention_id == mention.id):
            row["said_by"] = stmt.said_by
            if stmt.prop is Prop.FIGURE:
                row.setdefault("figures", []).append(str(Figure.from_value(stmt.value)))
            elif stmt.prop in (Prop.KIND, Prop.STATUS, Prop.DATE, Prop.PLACE):
                row[stmt.prop.value] = stmt.value
            else:
                row.setdefault(stmt.prop.value, set()).add(stmt.value)
        events.append(row)
    return events


def one(text, kind, published=DAY):
    found = [event for event in tell(text, published) if event["kind"] == kind]
    assert len(found) == 1, f"{len(found)} events of kind {kind} in {tell(text, published)}"
    return found[0]


CASES = [
    (
        "The presidents of Chad and Sudan met in Doha on Friday.",
        "meeting",
        {"date": "2021-03-05", "place": "Doha", "status": "occurred"},
    ),
    (
        "Peru and Ecuador held talks in Lima on Thursday.",
        "meeting",
        {"party": {"Peru", "Ecuador"}, "place": "Lima", "date": "2021-03-04"},
    ),
    (
        "Qatar hosted talks between Chad and Sudan in Doha on Friday.",
        "mediation",
        {"host": {"Qatar"}, "party": {"Chad", "Sudan"}, "date": "2021-03-05"},
    ),
    (
        "Peru and Ecuador met for talks mediated by Brazil on Thursday.",
        "mediation",
        {"mediator": {"Brazil"}, "party": {"Peru", "Ecuador"}},
    ),
    (
        "A Qatari-brokered ceasefire between Chad and Sudan took effect on Friday.",
        "ceasefire",
        {"mediator": {"Qatar"}, "party": {"Chad", "Sudan"}, "date": "2021-03-05"},
    ),
    ("Peru and Ecuador signed a peace treaty on Thursday.", "agreement", {"party": {"Peru", "Ecuador"}}),
    ("Chad pledged on Friday to withdraw its troops.", "commitment", {"party": {"Chad"}, "date": "2021-03-05"}),
    (
        "Chad accused Sudan on Thursday of arming rebels.",
        "accusation",
        {"speaker": {"Chad"}, "addressee": {"Sudan"}, "date": "2021-03-04"},
    ),
    ("Sudan denied the charge on Friday.", "denial", {"speaker": {"Sudan"}, "date": "2021-03-05"}),
    ("Chad urged Sudan to open the border.", "demand", {"speaker": {"Chad"}, "addressee": {"Sudan"}}),
    ("Ecuador proposed a new round of talks on Monday.", "proposal", {"speaker": {"Ecuador"}, "date": "2021-03-01"}),
    ("Peru rejected the proposal on Tuesday.", "refusal", {"speaker": {"Peru"}, "date": "2021-03-02"}),
    ("Sudan threatened to close the border.", "threat", {"speaker": {"Sudan"}}),
    (
        "Chadian and Sudanese troops clashed near the border on Friday.",
        "armed_clash",
        {"party": {"Chad", "Sudan"}, "date": "2021-03-05"},
    ),
    (
        "Sudanese forces shelled the town of Adre on Thursday, killing at least 12 civilians.",
        "attack",
        {"perpetrator": {"Sudan"}, "date": "2021-03-04"},
    ),
    (
        "Rebels captured the town of Kutum last month.",
        "territorial_capture",
        {"date": "2021-02-01/2021-02-28", "perpetrator": {"rebels"}},
    ),
    ("Kenya deployed 300 soldiers along the border on Monday.", "deployment", {"perpetrator": {"Kenya"}}),
    (
        "Thousands of demonstrators marched in Khartoum on Friday.",
        "protest",
        {"place": "Khartoum", "figures": ["1,000-9,999 participants"]},
    ),
    ("Chad released 40 prisoners on Tuesday.", "concession", {"party": {"Chad"}, "figures": ["40 released"]}),
    ("The European Union imposed sanctions on Sudan on Monday.", "sanction", {"target": {"Sudan"}}),
    ("Sudanese police arrested six journalists on Friday.", "coercion", {"figures": ["6 detained"]}),
    ("In 2005 Chad and Sudan fought a war along the border.", "war", {"date": "2005-01-01/2005-12-31"}),
]


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"), CASES, ids=[case[1] + str(n) for n, case in enumerate(CASES)]
)
def test_a_sentence_tells_its_event(sentence, kind, expected):
    event = one(sentence, kind)
    assert {key: event.get(key) for key in expected} == expected


STATUSES = [
    ("The presidents of Chad and Sudan will meet in Doha next week.", "meeting", "planned"),
    ("Peru and Ecuador are scheduled to hold talks on Monday.", "meeting", "planned"),
    ("Chad urged Sudan to resume talks with the rebels.", "meeting", "called_for"),
    ("Chad could attack Sudan, officials fear.", "attack", "hypothetical"),
    ("Sudan denied that its army had attacked Chad.", "attack", "denied"),
    ("Peru and Ecuador met in Lima on Thursday.", "meeting", "occurred"),
    ("Chad offered to withdraw its troops from the border.", "concession", "called_for"),
    ("Gunmen tried to kill the governor of Adre on Monday.", "attack", "occurred"),
    ("Rebels tried to storm the palace in Adre on Monday.", "attack", "occurred"),
    ("The ceasefire was broken several times on Friday, residents of Adre said.", "ceasefire_violation", "occurred"),
    ("Chad has repeatedly violated the truce since May, Sudan said.", "ceasefire_violation", "occurred"),
    ("Chad and Sudan are negotiating a truce in Doha, mediators said.", "ceasefire", "hypothetical"),
    ("Chad and Sudan signed a ceasefire in Doha on Friday.", "ceasefire", "occurred"),
    ("The deal would end a war between Chad and Sudan, the envoy said.", "war", "occurred"),
    ("Norway may lift its sanctions against Chad on Monday.", "sanction", "occurred"),
    ("Norway threatened sanctions against Chad on Monday.", "sanction", "hypothetical"),
]


@pytest.mark.parametrize(("sentence", "kind", "status"), STATUSES)
def test_a_plan_is_not_a_meeting_held(sentence, kind, status):
    assert one(sentence, kind)["status"] == status


@pytest.mark.parametrize(
    ("denial", "status"),
    [
        ("Sudan rejected the charge.", "denied"),
        ("Sudan denied that its army had shelled any village.", "denied"),
        ("Sudan denied that it was arming the rebels.", "occurred"),
        ("Norway rejected the charge.", "occurred"),
    ],
)
def test_what_the_one_accused_denies_in_another_sentence_is_contested(denial, status):
    text = f"Chad said Sudanese troops had shelled the village of Adre on Monday. {denial}"
    shelled = next(e for e in tell(text) if e["kind"] == "attack")
    assert shelled["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        "Mali said Algeria was backing rebels in Kidal. The town was calm on Monday. Algeria denied backing any rebels.",
        "Algeria denied backing rebels. The town was calm on Monday. Algeria is accused of backing rebels in Kidal.",
    ],
)
def test_backing_somebody_is_contested_whichever_comes_first(text):
    assert {event["status"] for event in tell(text) if event["kind"] == "support"} == {"denied"}


def test_a_contested_deed_cites_the_words_that_deny_it():
    text = "Chad said Sudanese troops had shelled the village of Adre on Monday. Sudan rejected the charge."
    told = extract(annotate(Report.of_text(text, published=DAY))).statements
    assert {s.passage.exact for s in told if s.prop is Prop.STATUS and s.value == "denied"} == {"rejected"}


def test_a_ceasefire_deal_is_one_ceasefire_and_so_is_the_deal_of_which_the_report_goes_on_to_tell():
    text = "Chad and Sudan reached a ceasefire deal on Friday, an envoy said. The deal was brokered by Qatar."
    told = [(event["kind"], event.get("mediator")) for event in tell(text) if event["kind"] != "statement"]
    assert told == [("ceasefire", None), ("ceasefire", {"Qatar"})]
    talks = tell("Truce talks between Chad and Sudan began in Doha on Friday.")
    assert [event["word"] for event in talks] == ["talks"]
    other = "Chad and Sudan signed a border deal in 2011. A truce between them began on Friday. The deal was brokered by Qatar."
    assert [event["kind"] for event in tell(other)] == ["agreement", "ceasefire", "agreement"]


def test_what_was_planned_has_happened_where_its_own_verb_says_so():
    text = "Chadian and Sudanese envoys are to hold talks in Doha. The talks began on Thursday, Qatar said."
    assert [e["status"] for e in tell(text) if e["kind"] in ("meeting", "mediation")] == ["planned", "occurred"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Ecuador did not meet in Lima.",
        "No talks between Chad and Sudan were held.",
        "Peru and Ecuador agree on little else.",
        "Clashes regularly erupt along the border between Chad and Sudan.",
    ],
)
def test_what_did_not_take_place_or_is_a_habit_is_no_event(sentence):
    assert [e for e in tell(sentence) if e["kind"] in ("meeting", "mediation", "armed_clash", "agreement")] == []


def test_one_word_may_tell_of_two_meetings():
    visits = [
        e
        for e in tell("Foreign Minister Ana Duarte of Paraguay visited Lima and then Quito last week.")
        if e["kind"] == "meeting"
    ]
    assert [visit["place"] for visit in visits] == ["Lima", "Quito"]


def test_talks_begun_on_a_day_and_said_to_last_reach_to_their_last_day():
    talks = one("Peru and Ecuador began four days of talks in Lima on Monday.", "meeting")
    assert talks["date"] == "2021-03-01/2021-03-04"
    assert talks["figures"] == ["4 days"]


def test_the_day_of_saying_is_not_the_day_of_happening():
    text = "On Friday, Chad announced that Sudanese forces had killed a Chadian soldier."
    killed = one(text, "attack")
    assert killed["date"] == "2021-03-02/2021-03-05"
    assert killed["said_by"] == "Chad"
    assert killed["figures"] == ["1 killed"]
    assert one(text, "statement")["date"] == "2021-03-05"


def test_an_undated_report_dates_nothing_that_its_words_do_not_settle():
    for event in tell("Peru and Ecuador met in Lima on Thursday. They signed a treaty in 1998.", published=None):
        assert event.get("date") in (None, "1998-01-01/1998-12-31")


def test_background_is_not_dated_as_news():
    text = "Peru and Ecuador met in Lima on Friday.\n\nThe weather held.\n\nIt was late.\n\nPeru had attacked Ecuador."
    assert one(text, "attack")["date"] == "../2021-03-06"


def test_a_date_carries_on_to_what_the_same_person_does_next():
    text = "Foreign Minister Ana Duarte of Paraguay visited Lima last week. She urged Peru to open the border."
    assert one(text, "demand")["date"] == "2021-02-22/2021-02-28"
    assert one(text, "demand")["speaker"] == {"Ana Duarte"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Negotiators from Chad and Sudan met in Doha on Friday. Brunei and Libya sent monitors.",
            {"Chadian negotiator", "Sudanese negotiator"},
        ),
        (
            "Negotiators from the Chadian government met in Doha on Friday. Brunei and Libya sent monitors.",
            {"Chadian negotiator"},
        ),
    ],
)
def test_a_phrase_that_says_whose_envoys_met_takes_no_others(text, parties):
    assert one(text, "meeting")["party"] == parties


def test_envoys_of_somebody_unknown_are_not_those_of_the_two_sides():
    text = "Negotiators from the front met in Doha on Friday. Brunei and Libya sent monitors."
    assert not {"Bruneian negotiator", "Libyan negotiator"} & one(text, "meeting").get("party", set())


def test_both_sides_are_the_two_of_the_report():
    text = "Chad and Sudan signed a truce on Thursday. Both sides accused the other of breaking it."
    assert one(text, "accusation")["speaker"] == {"Chad", "Sudan"}


def test_leaders_are_the_persons_shown_in_office():
    flew = "President Ana Duarte of Paraguay and President Luis Vega of Bolivia flew in."
    text = f"{flew}\n\nThe leaders of Paraguay and Bolivia met on Friday."
    assert one(text, "meeting")["party"] == {"Ana Duarte", "Luis Vega"}


def test_a_printed_statement_is_its_author_speaking():
    text = "Statement by President Ana Duarte of Paraguay\n\nI urge Peru to open the border. “We will not,” one of them replied."
    assert one(text, "demand")["speaker"] == {"Ana Duarte"}


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Four soldiers were killed and nine wounded in clashes between Chad and Sudan.", ["4 killed", "9 wounded"]),
        ("The fighting between Chad and Sudan left at least 20 people dead.", ["at least 20 killed"]),
        (
            "Rebels attacked a convoy, killing three Chadian soldiers and wounding up to ten others.",
            ["3 killed", "up to 10 wounded"],
        ),
        ("The 1998 war between Chad and Sudan claimed around 30,000 lives.", ["about 30,000 killed"]),
        ("Chadian forces killed a rebel on Friday.", ["1 killed"]),
    ],
)
def test_tolls_are_counted_as_the_words_bound_them(sentence, figures):
    found = [figure for event in tell(sentence) for figure in event.get("figures", [])]
    assert found == figures


@pytest.mark.parametrize(
    "sentence",
    [
        "A landslide killed 40 people in Peru on Friday.",
        "Forty people died when a bus crashed near Lima.",
        "Thirty people were killed when a ferry capsized off Zanzibar.",
        "Forty people were killed when a truck overturned near Abuja.",
        "Floods in Chad have left 300 people dead since August.",
    ],
)
def test_the_toll_of_a_disaster_is_none_of_ours(sentence):
    assert [e for e in tell(sentence) if e.get("figures")] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels shot down a plane that crashed near Goma, killing nine soldiers.",
        "Protesters overturned a bus in Lima on Friday, and nine people were hurt.",
    ],
)
def test_what_somebody_brought_about_is_no_accident(sentence):
    assert [e["kind"] for e in tell(sentence) if e.get("figures")] == ["attack"]


def test_every_statement_rests_on_words_of_its_own_report():
    text = (
        "Qatar hosted talks between Chad and Sudan in Doha on Friday, officials said. “We agreed,” one of them added."
    )
    report = Report.of_text(text, published=DAY)
    reading = extract(annotate(report))
    assert reading.statements
    for stmt in reading.statements:
        assert stmt.passage == Passage.cut(report.id, text, stmt.passage.start, stmt.passage.end)
    assert {s.mention_id for s in reading.statements} == {m.id for m in reading.mentions}


def test_the_same_report_reads_the_same():
    report = Report.of_text("Chad and Sudan met in Doha on Friday. Both sides agreed to meet again.", published=DAY)
    assert extract(annotate(report)) == extract(annotate(report))


def test_the_day_of_a_dateline_is_not_the_day_of_the_news():
    text = "Rebels attack convoy\n\nKHARTOUM, March 6 - Rebels attacked a Chadian convoy near the border."
    assert {event["date"] for event in tell(text) if event["kind"] == "attack"} == {"2021-03-04/2021-03-06"}


def test_a_deed_goes_on_in_the_next_sentence():
    text = "Rebels attacked a Chadian convoy near the border on Thursday. They killed nine soldiers. They had attacked it before."
    dates = [event["date"] for event in tell(text) if event["kind"] == "attack"]
    assert dates == ["2021-03-04", "2021-03-04", "../2021-03-06"]


def test_a_clause_that_tells_on_from_a_day_is_of_that_day():
    text = "A clash broke out near Adre on January 14, in which Sudanese troops killed four farmers."
    assert {event["date"] for event in tell(text) if event["word"] in ("clash", "killed")} == {"2021-01-14"}


def test_what_follows_another_event_is_not_of_its_day():
    text = "Chad and Sudan held talks in Doha following a clash near Adre on January 14."
    by_word = {event["word"]: event.get("date") for event in tell(text)}
    assert by_word["clash"] == "2021-01-14"
    assert by_word["talks"] != "2021-01-14"


def test_verbs_with_one_subject_share_the_day_behind_the_last():
    text = "Chadian soldiers killed three rebels and seized weapons near Adre on Thursday."
    assert {event["date"] for event in tell(text)} == {"2021-03-04"}


def test_a_year_that_opens_a_sentence_is_of_all_that_it_tells():
    text = "In 2016 the two states fought a war that killed 600 people before a Qatari-brokered ceasefire ended it."
    dates = {event["word"]: event.get("date") for event in tell(text)}
    assert dates["war"] == dates["ceasefire"] == "2016-01-01/2016-12-31"


def test_a_sentence_that_looks_back_tells_no_news_beside_its_year():
    text = "Qatar brokered a ceasefire between Chad and Sudan after fighting in 2016, and posted monitors in Adre."
    for event in tell(text):
        assert event.get("date") != "2021-03-04/2021-03-06", event


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Talks between Chad and Sudan resumed on Thursday, two days after a strike killed six people in Adre.",
            "2021-03-02",
        ),
        ("Chad and Sudan signed the accord on 4 February, a week before an attack on Adre.", "2021-02-08/2021-02-14"),
    ],
)
def test_a_count_from_a_day_leads_to_another(text, days):
    assert one(text, "attack")["date"] == days


def test_what_is_told_of_a_day_is_not_told_on_that_day():
    spoken = one("The Red Cross said that 600 people had been killed since fighting began in April 2019.", "statement")
    assert spoken["date"] != "2019-04-01/2019-04-30"


def test_they_are_those_who_say_so():
    freed = next(e for e in tell("The rebels said they will release two captives on Monday.") if e["word"] == "release")
    assert freed["party"] == {"rebels"}


def test_words_that_the_reader_has_not_met_stand_by_the_table():
    assert any(e["kind"] == "cooperation" for e in tell("Peru shared intelligence with Chile on Friday."))
    assert any(e["kind"] == "demand" for e in tell("Peru set a deadline for Chile on Friday."))
