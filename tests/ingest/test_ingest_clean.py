"""Furniture: pages of invented papers on an invented war, each with what such pages carry beside the story."""

import pytest

from detente.ingest import find_credit, find_date_shown, find_furniture, find_title
from detente.model import story_ranges

STORY = [
    "The envoys of Borduria and Syldavia met in Klow on Friday for a second day of talks on their border.",
    "They agreed that a commission of both countries would meet in Szohôd in the spring, the hosts said.",
    "“We have taken a step that nobody believed in a year ago,” said the Syldavian envoy, Dmitrich Wolff.",
    "Bordurian soldiers had crossed the river near Zileheroum in March, and three Syldavians were killed there.",
    "Syldavia says the bridge at Zileheroum is its own; Borduria has denied that its soldiers crossed the river.",
    "The commission is to mark the border at Zileheroum and to report to King Muskar and Marshal Plekszy-Gladz.",
]
TITLE = "Borduria and Syldavia agree on border commission in Klow talks"


def page(*parts, gap="\n\n"):
    """A page's text of lines and lists of lines."""
    return gap.join(line for part in parts for line in ([part] if isinstance(part, str) else part))


def marked(text, title=None):
    """What is marked, line by line, with its reason."""
    return {text[f.start : f.end]: f.reason for f in find_furniture(text, title)}


def left(text, title=None):
    """The lines that are left to the story."""
    story = "\n".join(text[start:end] for start, end in story_ranges(text, find_furniture(text, title)))
    return [line.strip() for line in story.splitlines() if line.strip()]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_bare_story_has_no_furniture(gap):
    text = page(TITLE, STORY, gap=gap)
    assert marked(text) == {}
    assert find_title(text) == TITLE


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Home » News » Europe » Borduria and Syldavia agree", "navigation"),
        ("Home > World", "navigation"),
        ("World › Balkans › Talks", "navigation"),
        ("Borduria Syldavia World News Politics", "navigation"),
        ("Tags: Borduria, Syldavia, border", "navigation"),
        ("Friday, May 2, 2031", "page_date"),
        ("2 May 2031", "page_date"),
        ("2031-05-02", "page_date"),
        ("Last updated: 2 May 2031, 14:05 GMT", "page_date"),
        ("Published on May 2nd, 2031 at 8:05 am", "page_date"),
        ("ADDS comment from Syldavian envoy, background", "slug"),
        ("UPDATES with commission, quotes", "slug"),
        ("RECASTS, adds details", "slug"),
        ("(Adds quote)", "slug"),
        ("(Updates with Bordurian reaction in paragraph 5)", "slug"),
        ("UPDATE 2", "slug"),
        ("SYLDAVIA-BORDURIA/BRIDGE (UPDATE 2)", "slug"),
        ("BORDURIA/", "slug"),
        ("BRIDGE DISPUTE (PREVIEW)", "slug"),
        ("* Adds comment of the Bordurian king", "slug"),
        ("* Corrects number of boats in paragraph 3", "slug"),
        ("The Klow Courier", "boilerplate"),
        ("Klow Evening Post | Weekend edition", "boilerplate"),
        ("The Wadesdah Gazette | World in brief", "boilerplate"),
        ("By our own correspondent in Klow", "boilerplate"),
        ("By Bianca Castafiore and Igor Wagner", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("3 min read", "boilerplate"),
        ("Photo: Klow Palace Press Office", "boilerplate"),
        ("Must Read", "related"),
    ],
)
def test_lines_above_the_story(line, reason):
    text = page(line, TITLE, STORY) if reason in ("navigation", "page_date") else page(TITLE, line, STORY)
    assert marked(text) == {line: reason}
    assert left(text) == [TITLE, *STORY]
    assert find_title(text) == TITLE


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Source : Klow Courier", "credit"),
        ("Source: Reuters", "credit"),
        ("- AFP", "credit"),
        ("This article was originally published in The Klow Courier", "credit"),
        ("First published by Balkan Wire on 2 May 2031", "credit"),
        ("(With inputs from agencies)", "credit"),
        ("© 2031 The Klow Courier. All rights reserved.", "boilerplate"),
        ("Copyright 2031 Klow Media", "boilerplate"),
        ("Sign up for our daily newsletter", "boilerplate"),
        ("Get the latest news delivered to your inbox", "boilerplate"),
        ("We use cookies to improve this site", "boilerplate"),
        ("(Reporting by Bianca Castafiore; Editing by Igor Wagner)", "boilerplate"),
        ("Editor's note: An earlier version misspelt the name of the envoy.", "boilerplate"),
        ("Back to top button", "navigation"),
        ("Related Articles", "related"),
        ("More Articles Like This", "related"),
        ("You may also like", "related"),
        ("###", "boilerplate"),
    ],
)
def test_lines_below_the_story(line, reason):
    text = page(TITLE, STORY, line)
    assert marked(text) == {line: reason}
    assert left(text) == [TITLE, *STORY]


@pytest.mark.parametrize(
    "line",
    [
        "A bridge in dispute",
        "Background",
        "What comes next?",
        "THE KING IS SILENT",
        "• a commission of both countries",
        "1. The parties shall cease all fire",
        "“We are not afraid,” he said.",
        "Three soldiers were killed.",
        "Nobody spoke.",
        "Wolff agreed.",
        "Share of the blame lies with both, the report found.",
        "Sources in Klow said the talks were close to failing.",
        "Follow-up talks are planned in Szohôd.",
        "Latest talks fail, envoys say.",
        "By Friday the soldiers had left.",
        "The source of the river is disputed.",
        "On May 2, 2031, the bridge was closed.",
        "More than 40 soldiers were hurt.",
        "Updates will follow from the palace, the king said.",
        "Mediator: the Kingdom of Khemed",
        "* Bordurian boats to leave the river",
        "The king's last post",
        "YES or no?",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_story_s_own_short_lines_stay(line, gap):
    text = page(TITLE, STORY[:3], line, STORY[3:], gap=gap)
    assert marked(text) == {}


def test_a_list_of_terms_and_signers_stays():
    terms = ["• to withdraw from the river", "• to free all prisoners", "• to open the bridge at Zileheroum"]
    signers = [
        "For the Kingdom of Syldavia",
        "Dmitrich Wolff",
        "Envoy",
        "For Borduria",
        "Colonel Sponsz",
        "Klow, 2 May 2031",
    ]
    text = page(TITLE, STORY, "The parties agreed:", terms, signers, gap="\n")
    assert marked(text) == {}


def test_the_dates_of_a_chronicle_stay():
    days = ["2 May 2031", STORY[0], "4 May 2031", STORY[3], "9 May 2031", STORY[5]]
    assert marked(page("The river war, day by day", days)) == {}


def test_a_date_below_the_story_stays_unless_it_says_it_is_the_page_s():
    text = page(TITLE, STORY, "2 May 2031", "Updated: 3 May 2031")
    assert marked(text) == {"Updated: 3 May 2031": "page_date"}


@pytest.mark.parametrize("slug", ["UPDATE 2-", "PREVIEW-", "ANALYSIS-", "WRAPUP 1-"])
def test_a_slug_before_a_headline_goes_and_the_headline_stays(slug):
    text = page(f"{slug}{TITLE}", STORY)
    assert marked(text) == {slug: "slug"}
    assert left(text) == [TITLE, *STORY]


def test_a_headline_is_read_once():
    text = page(f"{TITLE} | The Klow Courier", "Home", TITLE, STORY)
    assert marked(text) == {f"{TITLE} | The Klow Courier": "repeated_headline", "Home": "navigation"}
    assert find_title(text) == TITLE


def test_the_title_of_a_page_that_its_text_repeats():
    text = page(TITLE, "2 May 2031", TITLE, STORY)
    found = find_furniture(text, TITLE)
    assert [(f.start, f.reason) for f in found] == [(0, "repeated_headline"), (len(TITLE) + 2, "page_date")]


def test_teasers_of_other_stories_go_with_their_heading():
    teaser = ["Floods close roads in San Theodoros", "Heavy rain left six people dead in the hills above Tapiocapolis."]
    text = page(TITLE, STORY, "Latest", teaser, "More Articles Like This")
    assert left(text) == [TITLE, *STORY]
    assert marked(text)[teaser[1]] == "teaser"


def test_a_teaser_of_the_same_war_goes_with_its_headline():
    teaser = [
        "Border war: the story so far",
        "Borduria and Syldavia have fought over the bridge at Zileheroum since 2029.",
    ]
    assert left(page(TITLE, STORY, "Related Stories", teaser)) == [TITLE, *STORY]


def test_a_heading_of_furniture_above_the_story_takes_nothing_of_it():
    text = page("Must Read", TITLE, "Latest", STORY)
    assert left(text) == [TITLE, *STORY]


def test_links_inside_the_story_go_and_the_story_goes_on():
    text = page(TITLE, STORY[:3], "READ MORE:", "Syldavia buries its dead soldiers in Klow", STORY[3:])
    assert left(text) == [TITLE, *STORY]


def test_the_story_goes_on_after_a_list_of_other_stories():
    others = [
        "Floods close roads in San Theodoros",
        "Prince of Khemed opens a racing track in Wadesdah",
        "Rain stops the open golf tournament at Marlinspike Hall again",
    ]
    text = page(TITLE, STORY[:3], "Trending", others, STORY[3:])
    assert left(text) == [TITLE, *STORY]


def test_lines_printed_over_and_over_are_teasers():
    loop = ["Bear rides tram through the streets of Klow", "Opera star loses her emerald at Marlinspike"]
    text = page(TITLE, STORY[:2], loop, STORY[2:4], loop, STORY[4:], loop)
    assert left(text) == [TITLE, *STORY]


def test_a_paragraph_printed_twice_is_read_once():
    text = page(TITLE, STORY, STORY[0])
    assert left(text) == [TITLE, *STORY]


def test_menus_around_the_story():
    top = ["Menu", "Home", "World", "Politics", "Klow", "Szohôd", "Sport", "Sign in"]
    foot = ["About us", "Contact", "Privacy Policy", "Terms of Use", "Our printers", "Facebook", "RSS"]
    text = page(top, TITLE, "2 May 2031", "Share", STORY, foot, gap="\n")
    assert left(text) == [TITLE, *STORY]


def test_a_hard_wrapped_text_is_read_as_paragraphs():
    wrapped = "The envoys of Borduria and Syldavia met in Klow on Friday for a second day\nof talks. Home they went,\n"
    text = TITLE + "\n\n" + wrapped * 3 + "they said.\n"
    assert marked(text) == {}


def test_captions_and_pieces_inside_a_line():
    caption = "Envoys shake hands at the palace in Klow. (Photo: Palace Press Office)"
    text = page(TITLE, STORY[:2], caption, STORY[2:4], "![Envoys](http://x/y.jpg)", STORY[4:])
    assert marked(text) == {caption: "boilerplate", "![Envoys](http://x/y.jpg)": "boilerplate"}


@pytest.mark.parametrize(
    ("line", "credit", "range_"),
    [
        ("KLOW, May 2 (Reuters) - The envoys met on Friday and agreed to meet again.", "Reuters", "(Reuters) -"),
        ("KLOW (KWS) — The envoys met on Friday and agreed to meet again.", "KWS", "(KWS) —"),
        ("(AFP) The envoys met on Friday and agreed to meet again in the spring.", "AFP", "(AFP)"),
    ],
)
def test_of_a_dateline_only_the_credit_is_marked(line, credit, range_):
    text = page(TITLE, line, STORY)
    assert marked(text) == {range_: "credit"}
    assert find_credit(text) == credit


@pytest.mark.parametrize(
    "line",
    [
        "The Klow Liberation Front (KLF) - a rebel group of the hills - has not signed the text.",
        "KLF fighters (some of them boys) — were seen at the bridge on Friday, people there said.",
        "The Syldavian army (SA) said so.",
        "Sources: the river and the lake.",
    ],
)
def test_what_only_looks_like_a_credit_is_none(line):
    assert find_credit(page(TITLE, STORY, line)) is None


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Source: The Klow Courier", "The Klow Courier"),
        ("Source – Balkan Wire.", "Balkan Wire"),
        ("This story was first published by Balkan Wire.", "Balkan Wire"),
        ("With files from The Associated Press", "The Associated Press"),
        ("By Bianca Castafiore, Reuters", "Reuters"),
        ("Xinhua", "Xinhua"),
    ],
)
def test_credits_by_a_whole_line(text, credit):
    assert find_credit(page(TITLE, STORY, text)) == credit


def test_the_date_shown_is_the_first_readable_one():
    text = page("03/04/2031", "Friday, May 2, 2031", TITLE, STORY)
    assert find_date_shown(text, find_furniture(text)) == "2031-05-02"
    assert find_date_shown(page(TITLE, STORY), ()) is None


def test_a_text_without_a_headline_has_none():
    assert find_title(page(STORY)) is None
