import time

import pytest

from detente.model import Report, hash_bytes
from detente.record import Store
from tests.record.invented import raw, report


@pytest.fixture
def filled(store: Store) -> Store:
    for name, title, words in (
        ("a.txt", "Corridor reopened", "The Lor-Vanta corridor was reopened on Monday.\nTrucks passed."),
        ("b.txt", None, "Ödön Vár spoke of the corridor."),
        ("c.txt", "Weather", "Rain."),
    ):
        store.add_report(Report(sha256=hash_bytes(words.encode()), name=name, text=words, title=title), words.encode())
    return store


def test_hits_carry_their_words_on_one_line(filled: Store) -> None:
    hits = filled.search("monday trucks")
    assert [hit.name for hit in hits] == ["a.txt"]
    assert hits[0].snippet == "The Lor-Vanta corridor was reopened on [Monday]. [Trucks] passed."
    assert hits[0].report_id == filled.report("a.txt").id


def test_titles_accents_and_prefixes_are_found(filled: Store) -> None:
    assert [hit.name for hit in filled.search("weather")] == ["c.txt"]
    assert [hit.name for hit in filled.search("odon var")] == ["b.txt"]
    assert {hit.name for hit in filled.search("corr*")} == {"a.txt", "b.txt"}
    assert [hit.name for hit in filled.search("corridor NOT trucks")] == ["b.txt"]
    assert len(filled.search("corridor", limit=1)) == 1
    assert filled.search("corridor", limit=0) == []


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "(",
        "corridor AND",
        "Lor-Vanta",
        "none:corridor",
        "*",
        "NEAR(",
        "'",
        "^",
        "a\x00b",
        ";--",
        "",
        "  ",
        "AND",
        "{x}",
        "-",
        "\\",
    ],
)
def test_no_query_crashes(filled: Store, query: str) -> None:
    assert isinstance(filled.search(query), list)


def test_what_does_not_parse_is_looked_up_as_words(filled: Store) -> None:
    assert [hit.name for hit in filled.search("Lor-Vanta")] == ["a.txt"]
    assert [hit.name for hit in filled.search('"reopened corridor')] == ["a.txt"]


def test_the_index_follows_what_is_added_and_removed(store: Store) -> None:
    told = report()
    store.add_report(told, raw(told.text))
    assert store.search("envoys")
    store.remove_report(told.id, why="asked to", at="2031")
    assert store.search("envoys") == []


def test_a_snippet_is_cut_where_the_words_stand_together(store: Store) -> None:
    words = (
        "A corridor. " + "Filler words follow here. " * 40 + "The corridor to Selby was\nreopened " + "and so on " * 40
    )
    store.add_report(Report(sha256=hash_bytes(words.encode()), name="long.txt", text=words), words.encode())
    snippet = store.search("corridor reopened")[0].snippet
    assert "The [corridor] to Selby was [reopened] and so on" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) < 220


def test_a_match_in_the_title_alone_shows_the_title(filled: Store) -> None:
    (hit,) = filled.search("weather")
    assert (hit.snippet, hit.words.spots) == ("[Weather]", ())


def test_the_spots_of_a_snippet_are_the_found_words_in_the_text(store: Store) -> None:
    told = report(text="\n\n The  corridor\nwas shut. A corridor [they] said.")
    store.add_report(told, raw(told.text))
    (hit,) = store.search("corridor they")
    assert hit.snippet == "The [corridor] was shut. A [corridor] [[they]] said."
    assert [told.text[start:end] for start, end in hit.words.spots] == ["corridor", "corridor", "they"]


def test_a_common_word_of_a_long_text_is_found_at_once(store: Store) -> None:
    words = "the envoys of the two sides " * 100_000
    store.add_report(Report(sha256=hash_bytes(words.encode()), name="long.txt", text=words), words.encode())
    start = time.process_time()
    assert store.search("the sides")
    assert store.search("the OR absent")
    assert time.process_time() - start < 10
