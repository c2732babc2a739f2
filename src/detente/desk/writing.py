"""The addresses that write: a decision, who decides, what was seen; each takes a form of a page of this Desk and no other."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from detente.desk.guard import Door
from detente.desk.judging import LONGEST, decide, read_decision, read_form
from detente.desk.keeper import Keeper
from detente.errors import NotAllowed

LONGEST_NAME = 80
"""Characters of the name of who decides."""
_YEAR = 365 * 24 * 3600
_TOLD = re.compile(r"/(?:events/e|claims/m)-[0-9a-f]{4,64}")
"""The pages to which one comes back from a decision, beside the queue."""


class Writer:
    """Answers forms. ``by`` is who decides where a browser gives no name of its own; ``now`` gives the moment."""

    def __init__(
        self, keeper: Keeper, door: Door, now: Callable[[], str], *, by: str | None = None, read_only: bool = False
    ) -> None:
        self.keeper, self.now, self.read_only = keeper, now, read_only
        self.csrf = secrets.token_urlsafe(32)
        self._by, self._name, self._seen = by, f"{door.cookie}-name", f"{door.cookie}-seen"

    def who(self, request: Request) -> str | None:
        """Who decides in this browser."""
        return _plain(unquote(request.cookies.get(self._name, ""))) or self._by

    def seen(self, request: Request) -> int | None:
        """The number of the last entry of the log that this browser has marked as seen."""
        written = request.cookies.get(self._seen, "")
        return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else None

    def mark_seen(self, response: Response, number: int) -> None:
        """Keep the number of an entry of the log as seen."""
        self._keep(response, self._seen, str(number))

    def refuse_readers(self) -> None:
        """Raises ``NotAllowed`` where the Desk is open for reading only."""
        if self.read_only:
            raise NotAllowed("this Desk is open for reading only", mend="start `detente serve` without --read-only")

    def check(self, given: str) -> None:
        """Raises ``NotAllowed`` for a form that comes from elsewhere."""
        if not secrets.compare_digest(given.encode(), self.csrf.encode()):
            told = "this form does not come from a page of this Desk as it runs now; nothing was written"
            raise NotAllowed(told, mend="load the page again, and decide there")

    async def decide(self, request: Request) -> Response:
        """Take a decision."""
        self.refuse_readers()
        form = await self._form(request)
        given = read_decision(form, self.who(request))
        decision = await run_in_threadpool(decide, self.keeper, given, self.now)
        return RedirectResponse(_back(form, decision.id), status_code=303)

    async def name(self, request: Request) -> Response:
        """Keep the name of who decides, in this browser."""
        form = await self._form(request)
        answer = RedirectResponse(_back(form, None), status_code=303)
        self._keep(answer, self._name, quote(_plain(form.get("name", ""))))
        return answer

    async def saw(self, request: Request) -> Response:
        """Mark all that is there as seen."""
        form = await self._form(request)
        answer = RedirectResponse("/", status_code=303)
        if form.get("number", "").isdigit():
            self.mark_seen(answer, int(form["number"][:11]))
        return answer

    def _keep(self, answer: Response, name: str, value: str) -> None:
        answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict")

    async def _form(self, request: Request) -> dict[str, str]:
        form = read_form(await _body(request))
        self.check(form.get("csrf", ""))
        return form


def _plain(name: str) -> str:
    """A name without what is no letter or sign: it stands in the log."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())[:LONGEST_NAME]


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            break
    return body


def _back(form: Mapping[str, str], decision: str | None) -> str:
    """To the page of the event, or to the queue as it was, with word of what was decided; not to what is done."""
    done: list[tuple[str, Any]] = [("done", decision)] if decision else []
    at = form.get("at", "")
    whole = form.get("choice") == "reject" and not form.get("cell")
    if _TOLD.fullmatch(at) and not whole:
        kept = [pair for pair in parse_qsl(form.get("back", "")) if pair[0] in ("report", "from")]
    else:
        at = "/review"
        kept = [pair for pair in parse_qsl(form.get("back", "")) if pair[0] in ("event", "size", "show")]
    return f"{at}?{urlencode([*kept, *done])}" if kept or done else at
