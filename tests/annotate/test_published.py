from dataclasses import replace

import pytest

from detente.annotate.published import settle_published
from detente.model import Furniture, Report

STORY = "Envoys of Ruritania and Borduria met on Saturday. A minister had warned on Thursday that talks might fail."


def settle(text: str, **fields):
    report, reasons = settle_published(replace(Report.of_text(text), **fields))
    published = report.published
    return (str(published.interval), published.basis) if published else None, " | ".join(reasons)


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (f"Envoys meet over the river bridge\n\nMar 6 2021\n\n{STORY}", "2021-03-06", "header"),
        (f"Envoys meet over the river bridge\nPublished: 6 March 2021 10:30 GMT\n{STORY}", "2021-03-06", "header"),
        (f"Envoys meet over the river bridge\nBy Ann Writer\nSaturday, March 6, 2021\n{STORY}", "2021-03-06", "header"),
        (f"STRELSAU, 6 MAR 2021 (AGENCY) -- {STORY}", "2021-03-06", "dateline"),
        (f"STRELSAU, Ruritania, March 6, 2021 (Agency) - {STORY}", "2021-03-06", "dateline"),
        (
            f"STRELSAU, March 6, 2021 (Agency) - Rebels freed a man held since February. {STORY}",
            "2021-03-06",
            "dateline",
        ),
        (f"[STRELSAU, 6 MAR 89] -- {STORY}", "1989-03-06", "dateline"),
    ],
)
def test_a_date_of_the_story_is_accepted(text, day, basis):
    settled, reasons = settle(text)
    assert settled == (day, basis)
    assert "accepted" in reasons


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2021/03/06/envoys-meet", "2021-03-06"),
        ("https://news.example/world/2021-03-06-envoys", "2021-03-06"),
        ("https://news.example/a/20210306/envoys", "2021-03-06"),
        ("https://news.example/2021/mar/06/envoys", "2021-03-06"),
    ],
)
def test_the_address_may_give_the_day(url, day):
    assert settle(STORY, url=url)[0] == (day, "url")


@pytest.mark.parametrize("url", ["https://news.example/article/99887766", "https://news.example/2021/13/45/x", None])
def test_an_address_without_a_day_gives_none(url):
    assert settle(STORY, url=url)[0] is None


def test_a_page_date_that_the_story_speaks_against_is_refused():
    text = (
        "Monday, July 5, 2021\n\nRuritania and Borduria agree to speed up talks\n\nThe ministers met in Strelsau on November 7. "
        "Earlier in September at least 80 people were killed. The province was held by rebels until 2018."
    )
    settled, reasons = settle(text)
    assert settled is None
    assert "refused 2021-07-05" in reasons
    assert '"November 7"' in reasons
    assert "would settle it" in reasons


def test_a_date_above_the_title_needs_the_story_to_confirm_it():
    assert settle(f"Saturday, March 6, 2021\n\nEnvoys meet over the river bridge\n\n{STORY}")[0] is None
    confirmed = (
        f"Saturday, March 6, 2021\n\nEnvoys meet over the river bridge\n\n{STORY} A first round was held on March 2."
    )
    assert settle(confirmed)[0] == ("2021-03-06", "header")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"Envoys meet over the river bridge\n\nMonday, March 6, 2021\n\n{STORY}", "weekday"),
        (
            f"Envoys meet over the river bridge\n\nMar 6 2021\n\n{STORY} The truce was signed on May 4, 2021.",
            "after it",
        ),
        ("Envoys meet over the river bridge\n\nMar 6 2021\n\nThey met today, Monday, and parted.", "which it is not"),
    ],
)
def test_a_date_at_odds_with_the_calendar_or_the_story_is_refused(text, why):
    settled, reasons = settle(text)
    assert settled is None
    assert why in reasons


def test_a_planned_day_ahead_does_not_speak_against_a_date():
    text = f"Envoys meet over the river bridge\n\nMar 6 2021\n\n{STORY} A vote is planned for May 4, 2022."
    assert settle(text)[0] == ("2021-03-06", "header")


def test_a_date_in_furniture_is_only_shown():
    text = f"Mar 6 2021\n\nEnvoys meet over the river bridge\n\n{STORY}"
    settled, reasons = settle(text, furniture=(Furniture(0, 10, "navigation"),))
    assert settled is None
    assert "printed on the page" in reasons


def test_copyright_lines_and_dates_in_the_running_story_are_no_candidates():
    assert settle(f"{STORY} A pact was signed on 3 March 2019 in Strelsau.\n\n© 6 March 2021 The Daily")[0] is None


def test_two_sure_dates_days_apart_settle_nothing():
    text = f"Envoys meet over the river bridge\n\nMar 6 2021\n\n{STORY}"
    settled, reasons = settle(text, url="https://news.example/2021/04/20/envoys")
    assert settled is None
    assert "contradict" in reasons


def test_a_report_that_has_a_date_keeps_it():
    report = Report.of_text("Mar 6 2021", published="2020-01-01")
    assert settle_published(report) == (report, ())


def test_the_day_of_an_update_does_not_speak_against_the_day_of_posting():
    text = f"Envoys meet over the river bridge\n\nPosted: Thursday, July 11, 2013\n\nUpdated: Saturday, August 10, 2013\n\n{STORY}"
    assert not any("is after it" in reason for reason in settle(text)[1])
    assert settle(text)[0] == ("2013-07-11", "header")
