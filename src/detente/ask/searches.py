"""The part of ``Record`` that finds: events, meetings and claims by who, what, when and in which report."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import Unpack

from detente.ask.about import about
from detente.ask.answers import PART_ORDER, claim_row, event_row
from detente.ask.filters import Day, Found, Span, Wanted, Words, check_words, within_days
from detente.ask.gathered import Gathered
from detente.ask.known import Known
from detente.ask.names import ActorSearch, prepare_names
from detente.ask.rows import ClaimRow, EventRow, Rows
from detente.ask.sought import Sought
from detente.model import TALKS, Act, Claim, Event, Format, Kind, Level, Prop, Status
from detente.record import Store

MEETING_KINDS = tuple(kind.value for kind in TALKS)
SAYING = (Prop.SPEAKER, Prop.ADDRESSEE)


class Searches(Gathered):
    """Events and claims of the record. Every filter narrows, as in :class:`detente.Record`, which is the one to open."""

    _store: Store | Known

    def events(self, **wanted: Unpack[Wanted]) -> Rows[EventRow]:
        """What happened, is planned, called for or denied, in the order of its dates; undated events come last."""
        found = self.find(**wanted)
        rows = [self.row_of(event) for event in found.events]
        return Rows(rows, undated=found.undated, open_ended=found.open_ended, row_type=EventRow)

    def row_of(self, event: Event) -> EventRow:
        """The row of one event."""
        return event_row(event, self._reports)

    def find(self, *, best_kind: Words = None, **wanted: Unpack[Wanted]) -> Found:
        """The events that ``events`` has a row for, whole: for those who show a page of them and want no row of the others.

        ``best_kind`` keeps those whose best supported kind is one of these.
        """
        if unknown := wanted.keys() - Wanted.__annotations__.keys():
            raise TypeError(f"there is no filter {min(unknown)!r}")
        words = {
            Prop.KIND: check_words(wanted.get("kind"), Kind, "kind"),
            Prop.STATUS: check_words(wanted.get("status"), Status, "status"),
            Prop.LEVEL: check_words(wanted.get("level"), Level, "level"),
            Prop.FORMAT: check_words(wanted.get("format"), Format, "format"),
        }
        reports, search = self.reports_meant(wanted.get("report")), self.search(wanted.get("actor"))
        span = Span.of(wanted.get("since"), wanted.get("until"))
        events = self._sought_events
        narrowed = [events.with_value(prop, given) for prop, given in words.items() if given]
        if best := check_words(best_kind, Kind, "kind"):
            narrowed.append(events.with_value(Prop.KIND, best, best=True))
        if reports is not None:
            narrowed.append(events.told_in(reports))
        if search is not None:
            narrowed.append(events.of_actor(search))
        places = set.intersection(*narrowed) if narrowed else range(len(events.things))
        if not span.asked:
            return Found(events.at(places))
        kept, undated, open_ended = events.within(span, places)
        return Found(events.at(kept), undated=undated, open_ended=open_ended)

    def meetings(self, **wanted: Unpack[Wanted]) -> Rows[EventRow]:
        """Who met whom, under whose mediation: the events of kind meeting and mediation.

        One who only offers to mediate, or is asked to, meets nobody: such a mediation is left out unless a status is asked for.
        """
        contacts: Wanted = {**wanted, "kind": wanted.get("kind") or MEETING_KINDS}
        found = self.find(**contacts)
        events = [event for event in found.events if wanted.get("status") or not _is_offer(event)]
        rows = [self.row_of(event) for event in events]
        return Rows(rows, undated=found.undated, open_ended=found.open_ended, row_type=EventRow)

    def claims(
        self,
        *,
        actor: str | None = None,
        kind: Words = None,
        since: Day = None,
        until: Day = None,
        report: Words = None,
    ) -> Rows[ClaimRow]:
        """Who says what. ``kind`` is the act of speech (assert, deny, accuse, ...), ``actor`` its speaker or addressee.

        A claim's date is its own where the words give one, else the day or days on which its report was published.
        """
        acts, wanted, span = check_words(kind, Act, "act of speech"), self.reports_meant(report), Span.of(since, until)
        search = self.search(actor)
        said = self._sought_claims.of_actor(search) if search is not None else None
        fits = (
            row
            for place, (claim, row) in enumerate(self._claim_rows)
            if (not acts or row.act in acts)
            and (wanted is None or claim.mention.report_id in wanted)
            and (said is None or place in said)
        )
        return within_days(fits, span, lambda row: row.date or row.published, ClaimRow)

    @cached_property
    def _claim_rows(self) -> list[tuple[Claim, ClaimRow]]:
        """Every claim with its row, in the order in which they are listed."""
        claims = self.assembly.claims
        rows = [
            (one, claim_row(one, self._dated.get(one.mention.report_id), about(self.corpus, one))) for one in claims
        ]
        return sorted(
            rows, key=lambda p: (p[1].date or p[1].published or "~", p[1].report, p[1].passages[0].start, p[1].claim)
        )

    @cached_property
    def _sought_events(self) -> Sought[Event]:
        return Sought(self.assembly.events, PART_ORDER)

    @cached_property
    def _sought_claims(self) -> Sought[Claim]:
        return Sought([claim for claim, _ in self._claim_rows], SAYING)

    def prepare(self) -> None:
        """Put together now what every filter needs: whoever asks many questions then waits for none of them."""
        self._sought_events.prepare()
        self._sought_claims.prepare()
        prepare_names(chain(self._sought_events.names, self._sought_claims.names, self._served))

    def told_in(self, report_id: str) -> tuple[list[Event], list[Claim]]:
        """The events that a report tells of, by its whole id, in the order of dates, and its claims in that of its text."""
        events, claims = self._sought_events, self._sought_claims
        said = claims.at(claims.told_in([report_id]))
        in_order = sorted(said, key=lambda claim: (claim.mention.trigger.start, claim.id))
        return events.at(events.told_in([report_id])), in_order

    def reports_meant(self, keys: Words) -> frozenset[str] | None:
        """The ids of the reports that names or ids mean; ``None`` where none is given."""
        given = [keys] if isinstance(keys, str) else list(keys or ())
        return frozenset(self._store.report(key).id for key in given) or None

    def search(self, actor: str | None) -> ActorSearch | None:
        """Who is meant by a name; ``None`` where none is given."""
        return ActorSearch(actor, self._served) if actor else None


def _is_offer(event: Event) -> bool:
    """Whether a mediation is only called for or thought of, with nobody to mediate between and nowhere to do it."""
    thought = event.kind is Kind.MEDIATION and event.status in (Status.CALLED_FOR, Status.HYPOTHETICAL)
    return thought and not any(event.all(Prop.PARTY, Prop.HOST, Prop.PLACE))
