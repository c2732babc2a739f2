"""Which reports tell of the same happening."""

from itertools import permutations

from detente.model import Report
from detente.model.report import Furniture
from detente.resolve.coverage import group_coverage

FERRY = (
    "A ferry with forty people aboard sank off Port Ansa at dawn. The coast guard of Lower Marsh saved thirty.",
    "Thirty were saved when the Port Ansa ferry went down, the coast guard of Lower Marsh said. Ten are missing.",
)
MINE = (
    "Eleven miners are trapped under the hill of Kesh Tal after a tunnel gave way on Monday.",
    "Rescuers reached the trapped miners of Kesh Tal late on Tuesday; the tunnel had given way after rain.",
)


def report(text: str, published: str | None = "2031-05-04") -> Report:
    return Report.of_text(text, published=published)


def groups(*reports: Report) -> list[int]:
    """The number of the group of each report, by first appearance."""
    found = group_coverage(reports)
    order = list(dict.fromkeys(found[one.id] for one in reports))
    return [order.index(found[one.id]) for one in reports]


def test_reports_of_one_happening_meet_and_others_do_not():
    assert groups(*map(report, (*FERRY, *MINE))) == [0, 0, 1, 1]


def test_the_order_of_reports_plays_no_part():
    reports = [report(text) for text in (*FERRY, *MINE)]
    expected = group_coverage(reports)
    for order in permutations(reports):
        assert group_coverage(order) == expected


def test_reports_months_apart_must_have_more_in_common():
    one = "A guard was hurt at the northern gate of Port Ansa by men in a grey van, the harbour police said on Monday."
    two = "Thieves with torches broke into a warehouse near the harbour of Port Ansa and sailed off before dawn with crates of tea."
    others = [report(text) for text in MINE]
    assert groups(report(one), report(two), *others)[:2] == [0, 0]
    assert groups(report(one), report(two, "2032-09-04"), *others)[:2] == [0, 1]


def test_what_is_not_of_the_story_makes_no_two_reports_alike():
    menu = "Weather in Port Ansa | Ferries of Port Ansa | Lower Marsh today | Coast guard of Lower Marsh | "
    one, two = (
        Report(
            sha256=f"{number + 1}" * 64,
            name=f"{number}.txt",
            text=menu + text,
            furniture=(Furniture(0, len(menu), "navigation"),),
        )
        for number, text in enumerate((MINE[0], "Ministers of four states met in Doha on Sunday and signed nothing."))
    )
    assert groups(one, two) == [0, 1]


def test_a_report_alone_and_none_at_all():
    alone = report("Nothing happened.")
    assert group_coverage([alone]) == {alone.id: alone.id}
    assert group_coverage([]) == {}
