"""Marks -> statements: what the reader marks, weighed against the tables of words and the grammar of the sentence.

A later reader may replace what stands here; what it returns stays: mentions, and statements with their passages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.extract.actors import Stage
from detente.extract.behalf import Behalf, spoken_for, spokespeople
from detente.extract.between import find_between, is_mediated, without_mediator
from detente.extract.bothsides import pair_joined, together
from detente.extract.carried import Told, carry_on
from detente.extract.cast import find_cast
from detente.extract.claims import find_utterances, was_said
from detente.extract.contacts import find_traits
from detente.extract.contested import mark_contested
from detente.extract.deaths import tells_of_death
from detente.extract.firstperson import Voices
from detente.extract.happened import day_it_happened
from detente.extract.localities import find_line
from detente.extract.loose import find_loose, sentence_figures
from detente.extract.mediated import mediated_throughout
from detente.extract.memory import Memory
from detente.extract.newness import headline_days, looks_back, recent_days, running_days
from detente.extract.offices import state_offices
from detente.extract.opened import Words, tell_words
from detente.extract.pronouns import HE, are_many
from detente.extract.saying import Saying, find_sayings, last_saying, quote_speakers
from detente.extract.someof import crowd_told
from detente.extract.spoken import beside
from detente.extract.standing import tells_of_denial
from detente.extract.statements import state_claim, state_count, state_event
from detente.extract.tellings import Scene, find_tellings
from detente.extract.tree import Tree
from detente.extract.turns import find_turns
from detente.extract.venues import find_venues
from detente.model import Kind, Marks, Mention, NameType, Sentence, Statement, TimeMark

__all__ = ["METHOD", "Extraction", "extract", "extract_words"]

METHOD = "reader-18"
"""Names this way of reading in every statement; raised when what it returns changes, so that reports are read again."""

FRESH_SENTENCES = 3
"""So many sentences of the body tell the news itself; what follows does until the report first looks back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one report tells: mentions in text order, those of offices last; statements in the order of their mentions."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


def extract(marks: Marks) -> Extraction:
    """All that a report says, from its marks.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> report = Report.of_text("The presidents of Chad and Sudan met in Doha on Friday.", published="2024-02-17")
    >>> [(s.prop.value, s.value) for s in extract(annotate(report)).statements if s.prop.value in ("kind", "place", "date")]
    [('kind', 'meeting'), ('date', '2024-02-16'), ('place', 'Doha')]
    """
    mentions: dict[str, Mention] = {}
    statements: dict[str, Statement] = {}
    serials: dict[tuple[int, int], int] = {}
    scenes: list[Told] = []
    between = find_between(marks)
    spokes = spokespeople(marks)
    for scene in _scenes(marks, spokes):
        figures = sentence_figures(scene)
        tellings = find_tellings(scene, figures)
        scenes.append((scene, tellings, find_utterances(scene), find_loose(scene, figures, tellings)))
    scenes = mark_contested(carry_on(scenes), marks.report.text)
    tells = any(not told.passing for _, tellings, _, _ in scenes for told in tellings)
    mediated = any(
        is_mediated(scene.stage, [between.place(told) for told in tellings]) for scene, tellings, _, _ in scenes
    )
    venues = find_venues((scene.stage, told) for scene, tellings, _, _ in scenes for told in tellings)
    placed = [(scene.stage, telling) for scene, tellings, _, _ in scenes for telling in tellings]
    owns = {id(t): between.place(t) if mediated else without_mediator(between.place(t)) for _, t in placed}
    through = mediated_throughout((stage, owns[id(telling)]) for stage, telling in placed)
    for scene, tellings, utterances, loose in scenes:
        told = [state_count(marks.report, count, METHOD) for count in loose if tells or count.of_people]
        for telling in tellings:
            token = scene.stage.tree[telling.trigger.index]
            where = (token.start, token.end)
            serials[where] = serials.get(where, -1) + 1
            own = owns[id(telling)]
            own = replace(own, kind=Kind.MEDIATION) if id(own) in through else own
            own = replace(own, traits=find_traits(scene.stage, marks, own.trigger, own.kind, own.parts))
            later = scene.stage.memory.dated_later.get(id(telling))
            own = replace(own, dating=later) if later else own
            own = replace(own, place=own.place or venues.get(id(telling)))
            told.append(state_event(marks.report, own, where, serials[where], METHOD))
        claims: dict[tuple[int, int], int] = {}
        acts = {scene.stage.tree[t.trigger.index].start: t for t in tellings}
        for utterance in (u for u in utterances if was_said(acts.get(u.cue[0]))):
            claims[utterance.cue] = claims.get(utterance.cue, -1) + 1
            act = acts.get(utterance.cue[0])
            day = act.dating if act and act.dating and act.dating.told else None
            behalf = spoken_for(scene.stage, utterance.cue, utterance.speaker.name, spokes)
            told.append(state_claim(marks.report, utterance, claims[utterance.cue], METHOD, behalf, day))
        for mention, said in told:
            mentions[mention.id] = mention
            statements.update((stmt.id, stmt) for stmt in said)
    for mention, said in state_offices(marks, METHOD):
        mentions[mention.id] = mention
        statements.update((stmt.id, stmt) for stmt in said)
    return Extraction(mentions=tuple(mentions.values()), statements=tuple(statements.values()))


def extract_words(marks: Marks, words: Sequence[Words]) -> Extraction:
    """What a report says of the happenings that these words tell, half-open offsets, whatever kind they are of.

    Each gets a mention of the kind *other* with the sentence that tells it, and who, when and where as far as the grammar
    around the words shows it. The sentences must be read: ``annotate(report, also=words)``. Words in none are left out.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> report = Report.of_text("The governor of Arad resigned on Friday.", published="2024-02-17")
    >>> told = extract_words(annotate(report, also=[(21, 29)]), [(21, 29)])
    >>> [(s.prop.value, s.value) for s in told.statements if s.prop.value in ("kind", "date")]
    [('kind', 'other'), ('date', '2024-02-16')]
    """
    told = [
        state_event(marks.report, telling, span, 0, METHOD)
        for scene in _scenes(marks, spokespeople(marks))
        for span, telling in tell_words(scene, words)
    ]
    return Extraction(
        mentions=tuple(mention for mention, _ in told), statements=tuple(stmt for _, said in told for stmt in said)
    )


_ISSUED = re.compile(r"\b(?:Posted|Published|Updated|[Ll]ast (?:updated|modified)):?\s+(?:[\w:,. ]{0,40}?)$")
_STAMP = 60
"""Characters at most of a stamp before its day."""


def _is_of(sentence: Sentence, mark: TimeMark, text: str) -> bool:
    """Whether an expression stands in a sentence as a part of what it tells: "June 15: Raid on a port" bears its day of issue."""
    inside = sentence.start <= mark.start < sentence.end and not mark.furniture
    if inside and _ISSUED.search(text, max(0, mark.start - _STAMP), mark.start):
        return False
    return inside and not (sentence.heading and mark.start == sentence.start and text[mark.end : mark.end + 1] == ":")


def _told_times(marks: Marks) -> tuple[TimeMark, ...]:
    """The time expressions of the story itself: a dateline or a date above it says when it was printed, not what it tells."""
    told = [s for s in marks.sentences if not s.heading]
    starts = [s.start for s in told]
    at = [bisect_right(starts, t.start) - 1 for t in marks.times]
    return tuple(t for t, i in zip(marks.times, at, strict=True) if i >= 0 and t.start < told[i].end)


def _is_line_between(marks: Marks, number: int) -> bool:
    """Whether a sentence is a line by itself that leads elsewhere, no sentence of the story: "READ MORE: Police chase a bear"."""
    text, sentence = marks.report.text, marks.sentences[number]
    others = [s.paragraph for s in marks.sentences[max(0, number - 1) : number + 2] if s is not sentence]
    return text[sentence.start : sentence.end].rstrip()[-1:].isalnum() and sentence.paragraph not in others


def _scenes(marks: Marks, spokes: Mapping[str, Behalf]) -> Iterator[Scene]:
    """Each parsed sentence as a scene, the pronouns' memory carried along."""
    cast, told = find_cast(marks), _told_times(marks)
    recent, running = recent_days(marks.report, told), running_days(marks.report, told)
    headed = headline_days(marks.report, told)
    memory = Memory(marks.dateline)
    body, paragraph, back = 0, -1, False
    last: Saying | None = None
    deaths, denials, turns = tells_of_death(marks.report.text), tells_of_denial(marks.report.text), find_turns(marks)
    for number, (sentence, tokens) in enumerate(zip(marks.sentences, marks.tokens, strict=True)):
        happened = day_it_happened(marks.report.text, sentence.start, sentence.end, marks.times)
        if happened is not None:
            memory.it_happened(happened)
        if not tokens:
            continue
        tree = Tree(tokens)
        stage = Stage(tree, marks, cast, memory)
        reading = marks.read[number] if marks.read else None
        sayings = beside(stage, reading, find_sayings(stage))
        inside = [q for q in marks.quotes if q.start < sentence.end and sentence.start < q.end]
        if sentence.paragraph > paragraph + 1:
            last = None
        turn = turns.get(sentence.paragraph)
        spoken = [turn.quoted()] if turn is not None else []
        quotes = spoken + quote_speakers(stage, sayings, inside, spoken[0].saying if spoken else last)
        stage.hear(Voices(quotes, spokes))
        yield Scene(
            stage=stage,
            sayings=sayings,
            quotes=quotes,
            marks=marks,
            recent=headed if sentence.heading else recent,
            fresh=body < FRESH_SENTENCES,
            heading=sentence.heading,
            times=[t for t in marks.times if _is_of(sentence, t, marks.report.text)],
            numbers=[n for n in marks.numbers if sentence.start <= n.start < sentence.end],
            reading=reading,
            deaths=deaths,
            denials=denials,
            running=None if back else running,
        )
        memory.note_places(stage.names)
        memory.note_pair(pair_joined(stage.text, stage.names))
        memory.line = find_line(stage) or memory.line
        memory.note_crowd(crowd_told(stage))
        memory.next_sentence()
        if sentence.heading and memory.author is None:
            memory.author = stage.author()
        body += not sentence.heading
        back = back or any(looks_back(t, recent) for t in marks.times if sentence.start <= t.start < sentence.end)
        paragraph = sentence.paragraph
        said = last_saying(stage, sayings, quotes)
        last = said or last
        memory.note_speaking(said.speakers if said else ())
        memory.spoke = last.speakers if last else ()
        if body > 1 and _is_line_between(marks, number):
            continue
        subjects = [i for i in range(len(tree)) if tree[i].dep in ("nsubj", "nsubjpass") and tree[i].pos != "PRON"]
        for index in sorted(subjects, key=lambda i: -sum(1 for _ in tree.ancestors(i))):
            refs = stage.actors(index)
            memory.note(refs, many=any(are_many(stage, ref, index) for ref in refs[:1]))
            if several := together(stage, index):
                memory.note_several(several)
        he = any(token.dep in ("nsubj", "nsubjpass") and token.text.lower() in HE for token in tree.tokens)
        if not he and not any(ref.type is NameType.PERSON for index in subjects for ref in stage.actors(index)):
            memory.note_other([stage.named(mark) for mark in stage.names if mark.type is NameType.PERSON])
