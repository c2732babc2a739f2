"""Which earlier claim a claim answers: "which Norway has denied"; a denial by the side accused; a reply named as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from detente.ask.corpus import Corpus
from detente.ask.rows import Row
from detente.ask.speech import ACCEPT, Said, speeches
from detente.ask.stems import stems
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.lexicon.matching import find_lexicon_names
from detente.lexicon.opposition import content_stems, is_charge
from detente.model import Act

_CHARGES = frozenset({Act.ACCUSE.value, Act.CONDEMN.value, Act.WARN.value})
_REQUESTS = frozenset({Act.DEMAND.value, Act.PROPOSE.value})
_ANSWERABLE = {
    Act.DENY.value: _CHARGES | {Act.ASSERT.value},
    Act.REJECT.value: _CHARGES | _REQUESTS,
    ACCEPT: _REQUESTS,
    Act.ACCUSE.value: _CHARGES | _REQUESTS,
    Act.ASSERT.value: _CHARGES | _REQUESTS | {Act.ASSERT.value},
}
"""What each act may answer: a charge is denied, a demand turned down; a counter-charge or a plain word only where it is said."""
REACH = 4
"""So many sentences behind a charge its denial may stand without naming it."""
_WHICH = re.compile(
    r",?\s*(?:which|a charge|an accusation|a claim|charges|accusations|something|a demand|an allegation)\s+(?:that\s+)?$"
)
_STOP = frozenset(
    "the a an of to in on and or that which its it their they his her he she was were is are be been has have had for by with at "
    "as from not no this these those also said says say will would could should into over".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow(Row):
    """A claim and what it answers. ``how`` says by what the two are taken for question and answer.

    ``answer`` and ``claim`` are ids for ``detente show``; an act read as an event has that event's id.
    """

    answer: str
    speaker: str
    act: str
    content: str
    claim: str
    claim_speaker: str
    claim_act: str
    claim_content: str
    how: str
    report: str
    claim_report: str


def answer_rows(corpus: Corpus) -> list[AnswerRow]:
    """Every answer with the claim it answers, report by report in the order of publication, then of the text."""
    return [_row(corpus, *pair) for pair in find_answers(corpus)]


def find_answers(corpus: Corpus) -> list[tuple[Said, Said, str]]:
    """Each answer with the claim it answers, and by what; in that order."""
    told = corpus.once(speeches)
    found = [pair for key in sorted(told, key=corpus.day_order) for pair in _in_report(corpus, told[key])]
    found += _across(corpus, told, {answer.key for answer, _, _ in found})
    return found


def _in_report(corpus: Corpus, told: Sequence[Said]) -> Iterator[tuple[Said, Said, str]]:
    for number, answer in enumerate(told):
        if answer.act not in _ANSWERABLE:
            continue
        best: tuple[Said, str] | None = None
        for claim in reversed(told[:number]):
            if (
                claim.act in _ANSWERABLE[answer.act]
                and not set(claim.sides) & set(answer.sides)
                and _apart(claim, answer)
            ):
                how = _why(corpus, claim, answer)
                if how:
                    best = (claim, how)
                    break
        if best:
            # several speakers may make one claim: each of them is answered
            same = [c for c in told[:number] if c.trigger == best[0].trigger and c.words == best[0].words]
            yield from ((answer, claim, best[1]) for claim in same)


def _apart(claim: Said, answer: Said) -> bool:
    """Whether the two are two acts: an answer that stands inside the words of the claim is what the claimant tells."""
    inside = claim.words.start <= answer.at < claim.words.end
    of_same = answer.act == Act.DENY or not claim.words.overlaps(
        answer.words
    )  # what is denied may stand in the charge alone
    return claim.trigger != answer.trigger and not inside and of_same


def _why(corpus: Corpus, claim: Said, answer: Said) -> str | None:
    """By what an act of speech answers an earlier one of its report; ``None`` where nothing says that it does."""
    at, before = (corpus.sentence_at(answer.report_id, said.at) for said in (answer, claim))
    accused = bool(set(claim.to) & set(answer.sides)) or _names_side(corpus, claim, answer.sides)
    between = fold(corpus.text(answer.report_id)[claim.trigger.end : answer.at])
    near = at - before
    if answer.act in (Act.DENY, Act.REJECT):
        if near == 0 and _is_linked(corpus, answer, between):
            return "it says so in the same sentence"
        shared = len(_shared(claim, answer))
        of_it = claim.act != Act.ASSERT and (claim.act != Act.WARN or answer.act == Act.REJECT or shared)
        far = near > 1 and not shared and not is_charge(answer.words.exact)  # what it denies may be something else
        if accused and near <= REACH and not far and (of_it or (near <= 1 and shared)):
            return f"{answer.act} by the side that it was said of"
        return "both speak of the same" if near <= REACH and shared >= 3 else None
    if answer.act == ACCEPT:
        return (
            "accepted by the side asked" if claim.act in (Act.DEMAND, Act.PROPOSE) and accused and near <= 1 else None
        )
    if _replies(corpus, answer, claim, near):
        return "it is called a reply"
    if answer.act == Act.ASSERT and claim.act in (Act.ACCUSE, Act.CONDEMN) and accused and near <= REACH:
        return "said by the side accused, of the same" if _shared(claim, answer, named=False) else None
    return None


def _is_linked(corpus: Corpus, answer: Said, between: str) -> bool:
    """Whether "which", or "a charge that", stands before the one who denies."""
    starts = [e.start for e in answer.evidence if e.prop == "speaker" and e.start < answer.at]
    text = fold(corpus.text(answer.report_id)[: min(starts, default=answer.at)])
    return bool(_WHICH.search(text[-60:])) or bool(re.search(r"\bbut\b|\bwhile\b", between))


def _names_side(corpus: Corpus, claim: Said, sides: Sequence[str]) -> bool:
    """Whether the words of a claim, or those around its cue, name a side."""
    first, last = min(claim.at, claim.words.start), max(claim.trigger.end, claim.words.end)
    inside = [n.name for n in corpus.named_in.get(claim.report_id, ()) if first <= n.start < last]
    return bool({corpus.side(name) for name in inside if name not in claim.speakers} & set(sides))


def _replies(corpus: Corpus, answer: Said, claim: Said, near: int) -> bool:
    """Whether the sentence of the answer calls it one, and names that side; one that names none answers what stands just before."""
    sentence = corpus.sentences(answer.report_id)[max(0, corpus.sentence_at(answer.report_id, answer.at))]
    words = corpus.text(answer.report_id)[sentence.start : sentence.end]
    cue = ledger_words("replies", "cues").search(fold(words))
    if cue is None or answer.words.start <= sentence.start + cue.start() < answer.words.end:
        return False  # a cue inside what is said is the speaker's word, not the report's
    named = {
        corpus.side(n.name)
        for n in corpus.named_in.get(answer.report_id, ())
        if sentence.start + cue.end() <= n.start < min(sentence.end, sentence.start + cue.end() + 60)
    } - set(answer.sides)
    adjective = {corpus.side(w) for w in re.findall(r"[A-Z]\w+", words[cue.end() : cue.end() + 60])}
    return bool(set(claim.sides) & (named | adjective)) if named else near <= 1


def _shared(claim: Said, answer: Said, *, named: bool = True) -> Set[str]:
    """The stems in both; ``named``: those of names too, which two sides share whatever they speak of."""
    one, other = (said.words.exact if named else _without_names(said.words.exact) for said in (claim, answer))
    return (stems(one, _STOP) & stems(other, _STOP)) or (content_stems(one) & content_stems(other))


def _without_names(words: str) -> str:
    for start, end, _ in reversed(list(find_lexicon_names(words))):
        words = words[:start] + words[end:]
    return words


def _across(corpus: Corpus, told: dict[str, list[Said]], answered: set[str]) -> Iterator[tuple[Said, Said, str]]:
    """Denials whose own report does not tell what they deny: the charge stands in a report of the same days or before."""
    charges = [c for said in told.values() for c in said if c.act in (Act.ACCUSE, Act.WARN, Act.CONDEMN)]
    for key in sorted(told, key=corpus.day_order):
        for answer in told[key]:
            if answer.act not in (Act.DENY, Act.REJECT) or answer.key in answered:
                continue
            fitting = [
                c
                for c in charges
                if c.report_id != key
                and _not_after(corpus, c.report_id, key)
                and set(c.to) & set(answer.sides)
                and not set(c.sides) & set(answer.sides)
                and len(_shared(c, answer)) >= 3
            ]
            if fitting:
                best = max(fitting, key=lambda c: (corpus.day_order(c.report_id), len(_shared(c, answer)), c.at))
                yield answer, best, "denied by the side that it was said of, in another report"


def _not_after(corpus: Corpus, charge: str, answer: str) -> bool:
    first, then = corpus.published(charge), corpus.published(answer)
    if first is None or then is None or first.start is None or then.end is None:
        return False
    return 0 <= (then.end - first.start).days <= 31


def _row(corpus: Corpus, answer: Said, claim: Said, how: str) -> AnswerRow:
    return AnswerRow(
        answer=answer.key,
        speaker=" and ".join(answer.speakers),
        act=answer.act,
        content=_plain(answer.words.exact),
        claim=claim.key,
        claim_speaker=" and ".join(claim.speakers),
        claim_act=claim.act,
        claim_content=_plain(claim.words.exact),
        how=how,
        report=corpus.names[answer.report_id],
        claim_report=corpus.names[claim.report_id],
        passages=(*answer.evidence, *(e.cited_for(f"claim_{e.prop}", e.value) for e in claim.evidence)),
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;")
