"""From bytes to a report: the text as it is written, and whose word counts for its date and outlet."""

import hashlib
import json

import pytest

from detente.errors import BadField, UnreadableInput
from detente.ingest import ReadOptions, Received, make_report

STORY = "The envoys of Borduria and Syldavia met in Klow on Friday, and they agreed to meet again in the spring.\n"
ARTICLE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The envoys of Borduria and Syldavia met in Klow on Friday for a second day of talks on the border.",
        "They agreed that a commission of both countries would meet in the spring, a statement of the hosts said.",
        "The talks had been broken off in the winter after three soldiers were killed on the bridge at Zileheroum.",
    )
)


def page(head="", body=ARTICLE):
    return f"<!doctype html><html><head>{head}</head><body><article><h1>Envoys meet in Klow</h1>{body}</article></body></html>"


def of_page(head="", body=ARTICLE, options=None):
    return make_report(Received("page.html", page(head, body).encode(), "html"), options or ReadOptions())


def test_text_is_kept_to_the_character():
    text = "\ufeffEnvoys meet\r\n\r\n" + STORY + "\tCafé \u2028 end\r"
    report = make_report(Received("a.txt", text.encode()))
    assert report.text == text
    assert report.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert report.title == "Envoys meet"
    assert (report.name, report.media, report.language) == ("a.txt", "text", "en")
    assert report.published is None


def test_wrong_encoding_names_the_byte_and_the_mend():
    with pytest.raises(UnreadableInput, match=r"a\.txt is not UTF-8 text: byte 3 is 0xe9.*--encoding"):
        make_report(Received("a.txt", "café in Klow".encode("latin-1")))


def test_the_encoding_option_is_followed():
    data = "They met in the café.".encode("utf-16")
    assert make_report(Received("a.txt", data), ReadOptions(encoding="utf-16")).text == "They met in the café."
    with pytest.raises(UnreadableInput, match="not utf-16 text"):
        make_report(Received("a.txt", data[:-1]), ReadOptions(encoding="utf-16"))
    with pytest.raises(BadField, match="no text encoding"):
        make_report(Received("a.txt", data), ReadOptions(encoding="klowish"))


def test_a_page_may_declare_its_encoding():
    data = page('<meta charset="windows-1252">', ARTICLE.replace("second", "secönd")).encode("cp1252")
    assert "secönd" in make_report(Received("page.html", data, "html")).text


@pytest.mark.parametrize(
    "written", ["2031-05-02", "2031-05-02T23:30:00+04:00", "2031-05-02 08:00", "2031-05-02T08:00:00Z"]
)
def test_a_published_day_in_any_usual_form(written):
    report = make_report(Received("a.txt", STORY.encode(), fields={"published": written}))
    assert str(report.published.interval) == "2031-05-02"
    assert report.published.basis == "metadata"


@pytest.mark.parametrize("written", ["2031-05-02/2031-05-04", "2031-05", "2031", "2031-05-02/.."])
def test_a_published_interval(written):
    report = make_report(Received("a.txt", STORY.encode()), ReadOptions(published=written))
    assert report.published.basis == "option"
    assert not report.published.interval.is_day


@pytest.mark.parametrize(
    "written", ["Friday", "02/05/2031", "2031-13-01", "2031-05-04/2031-05-02", "2031-5-2", "..", "1/2/3"]
)
def test_a_published_that_is_no_date_names_file_and_value(written):
    options = ReadOptions(metadata={"a.txt": {"published": written}})
    with pytest.raises(BadField, match=r"a\.txt, published") as caught:
        make_report(Received("a.txt", STORY.encode()), options)
    assert written in str(caught.value)


def test_who_is_believed_first():
    line = json.dumps({"text": STORY, "published": "2031-02-02", "outlet": "From the line"}).encode()
    options = ReadOptions(published="2031-03-03", outlet="From the option")
    given = ReadOptions(published="2031-03-03", metadata={"a": {"published": "2031-01-01", "outlet": "From the user"}})
    by_user, by_line = (make_report(Received("a", line, "jsonl"), o) for o in (given, options))
    by_option = make_report(Received("a", STORY.encode()), options)
    by_page = of_page('<meta property="article:published_time" content="2031-04-04">', options=options)
    assert [
        (str(r.published.interval), r.published.basis, r.outlet) for r in (by_user, by_line, by_option, by_page)
    ] == [
        ("2031-01-01", "metadata", "From the user"),
        ("2031-02-02", "metadata", "From the line"),
        ("2031-03-03", "option", "From the option"),
        ("2031-03-03", "option", "From the option"),
    ]
    assert by_page.date_shown == "2031-04-04"


def test_a_page_is_read():
    report = of_page(
        '<meta property="og:site_name" content="The Klow Courier"><link rel="canonical" href="x:y">'
        '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "datePublished": "1999-01-01"},'
        '{"@type": "NewsArticle", "datePublished": "2031-05-02T10:00:00+02:00"}]}</script>'
        '<meta property="article:published_time" content="2031-06-01">',
        '<nav><a href="/">Home</a> <a href="/w">World</a></nav>' + ARTICLE + '<div id="comments"><p>First!</p></div>',
    )
    assert report.title == "Envoys meet in Klow"
    assert (report.outlet, report.url, report.media) == ("The Klow Courier", "x:y", "html")
    assert (str(report.published.interval), report.published.basis) == ("2031-05-02", "json_ld")
    assert report.date_shown == "2031-05-02"
    assert "\nThey agreed that a commission" in report.text
    assert "First!" not in report.text


def test_a_date_in_the_page_text_is_shown_and_not_believed():
    report = of_page(body="<time datetime='2019-05-02'>May 2, 2019</time>" + ARTICLE)
    assert report.date_shown == "2019-05-02"
    assert report.published is None


@pytest.mark.parametrize(
    "head", ['<script type="application/ld+json">{oops</script>', '<meta name="date" content="soon">']
)
def test_a_slip_in_the_head_of_a_page_is_no_error(head):
    assert of_page(head).published is None


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><nav>Home</nav></body></html>", "<!doctype html>"])
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(UnreadableInput, match=r"page\.html: no article on this page"):
        make_report(Received("page.html", html.encode(), "html"))


def test_html_in_a_line_is_read_as_a_page():
    report = make_report(Received("a", json.dumps({"html": page(), "title": "Talks"}).encode(), "jsonl"))
    assert report.text.count("Klow") >= 1
    assert "<p>" not in report.text
    assert (report.title, report.media) == ("Talks", "jsonl")


@pytest.mark.parametrize("text", ["half \ud83d a character", "a \x00 NUL"])
def test_a_line_whose_text_cannot_be_stored_is_refused(text):
    with pytest.raises(UnreadableInput):
        make_report(Received("a", json.dumps({"text": text}).encode(), "jsonl"))


def test_another_language_is_kept_and_marked():
    text = (
        "Die Gesandten der beiden Länder trafen sich am Freitag in Klow und vereinbarten ein weiteres Treffen im Mai."
    )
    report = make_report(Received("a.txt", text.encode()))
    assert (report.language, report.text) == ("de", text)


def test_the_credit_is_kept():
    assert (
        make_report(Received("a.txt", (STORY + "\nSource: Klow Wire Service").encode())).credit == "Klow Wire Service"
    )
