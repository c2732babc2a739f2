"""What a claim is about: the issues its words name, and the events they tell."""

from __future__ import annotations

from collections.abc import Mapping

from detente.ask.corpus import Corpus
from detente.ask.evidence import Evidence
from detente.model import Claim, Status


def about(corpus: Corpus, claim: Claim) -> Mapping[str, list[Evidence]]:
    """The words of a claim that name issues ("issue") and that tell events ("about"), each with what it names as its value.

    An event counts where the word that tells it stands in the content; what is only a possibility is none that is told.
    """
    words, report_id = claim.mention.telling, claim.mention.report_id
    issues = [
        corpus.cite("issue", name, corpus.cut(report_id, words.start + start, words.start + end))
        for start, end, name in corpus.issues.find(words.exact)
    ]
    events = [
        corpus.cite("about", event.id, mention.trigger)
        for mention, event in corpus.mentions_in.get(report_id, ())
        if words.start <= mention.trigger.start
        and mention.trigger.end <= words.end
        and event.status is not Status.HYPOTHETICAL
    ]
    return {"issue": issues, "about": events}
