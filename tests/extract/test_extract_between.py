"""Who stands between the sides of a contact, and who is only one of those who met."""

from __future__ import annotations

from importlib.resources import files

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report


def test_who_go_between_nobody_are_those_who_met():
    name = "wire-2024-06-26-brussels.txt"
    text = (files("detente.samples") / "reports" / name).read_text(encoding="utf-8")
    told = extract(annotate(Report.of_text(text, name, published="2024-06-26"))).statements
    assert [stmt.value for stmt in told if stmt.prop is Prop.MEDIATOR] == []
    met = {stmt.value for stmt in told if stmt.prop is Prop.PARTY and stmt.passage.start < text.index("not each other")}
    assert met == {"Albin Kurti", "Aleksandar Vucic", "Josep Borrell"}


def test_who_only_offers_to_mediate_mediates_no_other_talks():
    text = "The governors of Adre and Geneina met on Friday. A Russian diplomat said Moscow had offered to mediate."
    told = extract(annotate(Report.of_text(text, published="2024-06-26"))).statements
    kinds = {stmt.passage.exact: stmt.value for stmt in told if stmt.prop is Prop.KIND}
    assert kinds["met"] == "meeting"
