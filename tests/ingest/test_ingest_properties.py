"""What holds for every input: ranges are ranges, the text is the text, bytes are a report or a clear error."""

import json
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError
from detente.ingest import (
    ReadOptions,
    Received,
    detect_language,
    find_credit,
    find_furniture,
    group_origins,
    make_report,
)
from detente.ingest.lines import paragraphs
from detente.model import Report, hash_bytes, story_ranges

FRAGMENTS = [
    "Home » News", "Share", "Menu", "Related Articles", "Latest", "READ MORE:", "By Igor Wagner", "2 May 2031", "(AFP) -",
    "Source: Klow Wire", "The envoys met in Klow on Friday, and they agreed to meet again.", "• a term", "A sub-head",
    "ADDS quotes", "\n", "\r\n", "\n\n", " ", "\t", "\ufeff", "“We met,” he said.", "Envoys meet in Klow | Courier", "![x](y)",
    "<figure>", "</figure>", "JUST WATCHED x", "MUST WATCH 1:02", "© 2031", "İ", "'", "\u2028", "a > b > ", "» » »",
]  # fmt: skip
pages = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)) | st.lists(
    st.sampled_from(FRAGMENTS) | st.text(max_size=20), max_size=40
).map("\n".join)
NO_OPTIONS = ReadOptions()
calm = settings(max_examples=150, deadline=None)


def attempt(received, options=NO_OPTIONS):
    """The report, or else the error that says why there is none."""
    try:
        return make_report(received, options), None
    except DetenteError as error:
        return None, error


@calm
@given(pages, st.none() | st.text())
def test_furniture_is_within_the_text_sorted_and_apart(text, title):
    found = find_furniture(text, title)
    edges = [edge for piece in found for edge in (piece.start, piece.end)]
    assert edges == sorted(edges)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in found)
    covered = sum(piece.end - piece.start for piece in found)
    assert covered + sum(end - start for start, end in story_ranges(text, found)) == len(text)


@calm
@given(pages)
def test_paragraphs_are_apart_and_hold_all_but_white_space(text):
    page = paragraphs(text)
    assert all(one.end <= other.start for one, other in pairwise(page))
    assert all(text[one.start : one.end] == one.text for one in page)
    rest = text
    for one in reversed(page):
        rest = rest[: one.start] + rest[one.end :]
    assert not rest.replace("\ufeff", "").strip()


@calm
@given(pages)
@example("0" * 50 + "\r\x1f")
@example("0" * 50 + "\n\u2003\n1")
def test_a_text_is_kept_as_it_is_or_refused(text):
    report, error = attempt(Received("a.txt", text.encode()))
    if report is None:
        assert "a.txt" in str(error)
    else:
        assert report.text == text
        assert make_report(Received("a.txt", text.encode())) == report


@calm
@given(
    st.binary(max_size=400) | st.binary(max_size=60).map(lambda b: b"<html><body><p>" + b + b"</p>"),
    st.sampled_from(["text", "html", "jsonl"]),
    st.sampled_from([None, "utf-8", "cp1252", "utf-16"]),
)
def test_any_bytes_are_a_report_or_a_clear_error(data, media, encoding):
    report, error = attempt(Received("a.bin", data, media), ReadOptions(encoding=encoding))
    if report is None:
        assert "a.bin" in str(error)
        assert error.mend
    else:
        assert report.text.strip()
        report.text.encode()


@calm
@given(
    st.dictionaries(
        st.sampled_from(["text", "html", "body", "title", "published", "file", "url"]), st.text() | st.none()
    )
)
def test_any_line_is_a_report_or_a_clear_error(row):
    report, error = attempt(Received("a.jsonl:1", json.dumps(row).encode(), "jsonl"))
    assert report is not None or "a.jsonl:1" in str(error)


@calm
@given(st.text())
def test_any_text_has_a_language_and_perhaps_a_credit(text):
    assert len(detect_language(text)) in (2, 3)
    credit = find_credit(text)
    assert credit is None or credit in text


@calm
@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=60).map(" ".join), max_size=8, unique=True), st.randoms()
)
def test_origins_do_not_hang_on_the_order(texts, order):
    reports = [Report(sha256=hash_bytes(text.encode()), name="a", text=text) for text in texts]
    expected = group_origins(reports)
    order.shuffle(reports)
    assert group_origins(reports) == expected
    assert set(expected) == {report.id for report in reports}
    assert all(expected[origin] == origin <= report_id for report_id, origin in expected.items())


def test_blanks_of_any_kind_are_no_text():
    for blank in ("\x0b", "\x0c \u2028", "\ufeff\u00a0\ufeff"):
        report, error = attempt(Received("a.txt", blank.encode()))
        assert report is None
        assert "empty" in str(error)
