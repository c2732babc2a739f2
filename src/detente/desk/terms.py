"""The words of the Desk that a newcomer may not know, in a sentence each: over the columns, and in the foot of every page."""

from __future__ import annotations

from collections.abc import Mapping

TERMS: Mapping[str, str] = {
    "event": "What happened, is planned, called for or denied: the tellings that were joined, with every value they give.",
    "telling": "The words in which one report tells one event.",
    "passage": "The exact words of a report on which a value rests.",
    "claim": "What somebody says: an act of speech with its speaker and its words. Nothing here says that it is so.",
    "status": "Whether it took place, is planned, is called for, is only thought of, or is denied.",
    "origin": "The text that a report prints. Copies of one wire text are several reports and one origin: one witness.",
    "basis": "On what a publication day rests: given by whoever added the report, read on its page, settled by other reports.",
    "anchor": "A day given by a person to a report that does not show its own. “Monday” in it is then a date.",
    "furniture": "What is on the page of a report but not of its story: captions, links, notices. Nothing is read from it.",
    "score": "A number by which the reading or the joining ranks. It is no probability, and no measure of truth.",
    "side": "For whom somebody speaks or acts: a minister counts for the state.",
    "track": "One format of talks: who meets, and who stands between them.",
    "read-out": "What is said to have been discussed and agreed at a meeting, by who says so.",
    "standing": (
        "What later reports say of a commitment, from 0 (not kept) to 3 (fully). “No report” is not “not kept”."
    ),
    "scope": "Whom a number counts: all dead or civilians, a day or a year. Numbers of other scopes are never added.",
    "seal": "A hash over a log entry and the one before it: who changes one entry breaks all that follow.",
}
"""By the word, as the pages write it."""
