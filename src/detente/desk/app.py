"""The Desk as a web application: which address shows which screen, as a page and as JSON."""

from __future__ import annotations

import gc
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from detente.desk import (
    commitments,
    event,
    issues,
    network,
    numbers,
    people,
    places,
    positions,
    readouts,
    reports,
    review,
    settling,
    speech,
    timeline,
    tracks,
)
from detente.desk.asked import Asked
from detente.desk.guard import Door, Guard
from detente.desk.held import Held, Keeper
from detente.desk.judging import LONGEST, decide, read_decision, read_form
from detente.desk.sheet import Sheet
from detente.errors import DetenteError, InputError, NoSuchThing, NotAllowed, RecordBusy, RecordMoved

Screen = Callable[[Held, Asked], dict[str, Any]]
SCREENS: tuple[tuple[str, str, Screen], ...] = (
    ("/", "desk.html", timeline.desk_page),
    ("/events/{key}", "event.html", event.event_page),
    ("/claims/{key}", "claim.html", event.claim_page),
    ("/meetings", "meetings.html", readouts.meetings_page),
    ("/readouts/{key}", "readout.html", readouts.readout_page),
    ("/tracks", "tracks.html", tracks.tracks_page),
    ("/tracks/{key}", "track.html", tracks.track_page),
    ("/issues", "issues.html", issues.issues_page),
    ("/issues/{key}", "issue.html", issues.issue_page),
    ("/positions", "positions.html", positions.positions_page),
    ("/commitments", "commitments.html", commitments.commitments_page),
    ("/reports", "reports.html", reports.reports_page),
    ("/reports/{key}", "report.html", reports.report_page),
    ("/actors", "actors.html", people.actors_page),
    ("/actor", "actor.html", people.actor_page),
    ("/network", "network.html", network.network_page),
    ("/map", "map.html", places.map_page),
    ("/figures", "figures.html", numbers.figures_page),
    ("/claims", "claims.html", speech.claims_page),
    ("/dates", "dates.html", settling.dates_page),
    ("/review", "review.html", review.review_page),
    ("/log", "log.html", settling.log_page),
)
"""Address, template, and the function that answers. The twin of ``/`` is ``/index.json``, of others the address with ``.json``."""
_STATIC = Path(__file__).parent / "static"
_JSON = ".json"


def make_app(path: Path, door: Door, *, read_only: bool = False, now: Callable[[], str] = str) -> FastAPI:
    """The Desk of one record. ``now`` gives the moment for the log. Raises what opening the record raises."""
    keeper = Keeper(path, _warm)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        keeper.close()

    app = FastAPI(title="Détente", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    csrf = secrets.token_urlsafe(32)
    sheet = Sheet(keeper, read_only=read_only, csrf=csrf)
    for address, template, screen in SCREENS:
        twin = f"{address}{_JSON}" if address != "/" else f"/index{_JSON}"
        app.add_api_route(twin, _data(keeper, screen), response_class=JSONResponse)
        app.add_api_route(address, _page(keeper, screen, sheet, template), response_class=HTMLResponse)
    app.add_api_route("/review", _decide(keeper, csrf, now, read_only=read_only), methods=["POST"])
    app.mount("/static", StaticFiles(directory=_STATIC))
    app.add_exception_handler(DetenteError, _told(sheet))
    app.add_exception_handler(HTTPException, _told(sheet))
    app.add_middleware(Guard, door=door)
    return app


def _warm(held: Held) -> None:
    """Answer every screen once as it is without filters: what takes long is kept, and nobody waits for it."""
    for address, _, screen in SCREENS:
        if "{" not in address and address != "/actor":
            screen(held, Asked(path={}, query=()))
    # a state is held as long as it stands: to look through it for garbage again and again stops pages for half a second
    gc.freeze()


def _asked(request: Request) -> Asked:
    return Asked(path=request.path_params, query=tuple(request.query_params.multi_items()))


def _page(keeper: Keeper, screen: Screen, sheet: Sheet, template: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked = _asked(request)
        with keeper.reading() as held:
            data = screen(held, asked)
            state = held.state
        return HTMLResponse(sheet.render(template, data, request, state=state))

    return answer


def _data(keeper: Keeper, screen: Screen) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with keeper.reading() as held:
            return JSONResponse(screen(held, _asked(request)))

    return answer


def _decide(keeper: Keeper, csrf: str, now: Callable[[], str], *, read_only: bool) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        if read_only:
            raise NotAllowed("this Desk is open for reading only", mend="start `detente serve` without --read-only")
        form = read_form(await _body(request))
        if not secrets.compare_digest(form.get("csrf", "").encode(), csrf.encode()):
            told = "this form does not come from a page of this Desk as it runs now; nothing was written"
            raise NotAllowed(told, mend="load the page again, and decide there")
        given = read_decision(form)
        await run_in_threadpool(decide, keeper, given, now)
        return RedirectResponse(_back(form.get("back", ""), given.decision.id), status_code=303)

    return answer


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            break
    return body


def _back(query: str, decision: str) -> str:
    """To the queue as it was, with word of what was decided; not to the one pair or report that is done."""
    kept = [pair for pair in parse_qsl(query) if pair[0] in ("event", "size")]
    return f"/review?{urlencode([*kept, ('done', decision)])}"


def status_of(error: Exception) -> int:
    """The status by which a browser is told of an error.

    >>> status_of(NoSuchThing("no such event")), status_of(RecordBusy("busy"))
    (404, 503)
    """
    match error:
        case HTTPException():
            return error.status_code
        case NoSuchThing():
            return 404
        case NotAllowed():
            return 403
        case RecordMoved():
            return 409
        case RecordBusy():
            return 503
        case InputError():
            return 400
        case _:
            return 500


def _told(sheet: Sheet) -> Callable[[Request, Exception], Any]:
    async def tell(request: Request, error: Exception) -> Response:
        what, mend = str(error), ""
        if isinstance(error, DetenteError):
            what, mend = error.message, error.mend
        elif isinstance(error, HTTPException):
            what = f"there is no page {request.url.path}" if error.status_code == 404 else str(error.detail)
            mend = "begin at the Desk's first page"
        status = status_of(error)
        if request.url.path.endswith(_JSON):
            return JSONResponse({"error": what, "mend": mend}, status_code=status)
        page = await run_in_threadpool(
            sheet.render, "error.html", {"what": what, "mend": mend, "status": status}, request
        )
        return HTMLResponse(page, status_code=status)

    return tell
