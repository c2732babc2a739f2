"""The Desk as a web application: which address shows which screen, as a page and as JSON."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from detente.desk import (
    commitments,
    event,
    issues,
    network,
    news,
    numbers,
    people,
    places,
    positions,
    readouts,
    reports,
    review,
    scored,
    settling,
    speech,
    timeline,
    tracks,
)
from detente.desk.adding import Adding
from detente.desk.asked import Asked
from detente.desk.guard import Door, Guard
from detente.desk.held import ACTORS, EVENTS, TRACKS, WORDINGS, Held, Step
from detente.desk.keeper import Keeper
from detente.desk.sheet import STATIC, Sheet, compile_templates
from detente.desk.uploads import add_routes
from detente.desk.writing import Writer
from detente.errors import (
    BeingMade,
    DetenteError,
    InputError,
    NoSuchThing,
    NotAllowed,
    RecordBusy,
    RecordMoved,
    TooMuch,
)

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
    ("/new", "new.html", news.news_page),
    ("/quality", "quality.html", scored.quality_page),
)
"""Address, template, and the function that answers. The twin of ``/`` is ``/index.json``, of others the address with ``.json``."""
_JSON = ".json"


def make_app(
    path: Path, door: Door, *, read_only: bool = False, now: Callable[[], str] = str, by: str | None = None
) -> FastAPI:
    """The Desk of one record. ``now`` gives the moment for the log, ``by`` who decides where a browser gives no name.

    Raises what opening the record raises.
    """
    keeper = Keeper(path, _steps())
    writer = Writer(keeper, door, now, by=by, read_only=read_only)
    adding = Adding(keeper, now)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if not read_only:
            adding.resume()
        yield
        adding.close()
        keeper.close()

    app = FastAPI(title="Détente", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.keeper = keeper
    sheet = Sheet(keeper, writer, adding)
    for address, template, screen in SCREENS:
        twin = f"{address}{_JSON}" if address != "/" else f"/index{_JSON}"
        opened = _Opened(keeper, writer, part_of(address), _kept(address, screen))
        app.add_api_route(twin, opened.data, response_class=JSONResponse)
        app.add_api_route(address, opened.page(sheet, template), response_class=HTMLResponse)
    for address, answer in (("/review", writer.decide), ("/name", writer.name), ("/seen", writer.saw)):
        app.add_api_route(address, answer, methods=["POST"], response_class=HTMLResponse)
    add_routes(app, adding, writer, sheet)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_exception_handler(DetenteError, _told(sheet))
    app.add_exception_handler(HTTPException, _told(sheet))
    app.add_exception_handler(BeingMade, _being_made(keeper, sheet))
    app.add_middleware(Guard, door=door)
    return app


_EARLY = {
    "/reports": EVENTS,
    "/reports/{key}": EVENTS,
    "/dates": EVENTS,
    "/log": EVENTS,
    "/actors": ACTORS,
    "/actor": ACTORS,
    "/events/{key}": WORDINGS,
    "/claims/{key}": WORDINGS,
    "/review": TRACKS,
}
"""Screens that need no more than a part; the others wait until they were answered once as they are without filters."""


def part_of(address: str) -> str:
    """The part of the state of a record that a screen needs.

    >>> part_of("/reports"), part_of("/tracks/{key}")
    ('the events', 'the page /tracks')
    """
    return _EARLY.get(address) or f"the page {_LIST.get(address) or address}"


_LIST = {"/readouts/{key}": "/meetings", "/tracks/{key}": "/tracks", "/issues/{key}": "/issues", "/quality": "/new"}
"""The screen that is made whole before one that has no filterless form of its own."""


_LONGEST = "/map"
"""The screen that loads every village of the world where a report names one: it is made after all others."""
_KEPT = frozenset({"/actors", "/figures", "/issues/{key}", "/map", "/network", "/positions"})
"""Screens that take long and hang on the state of the record alone: what they answered is kept with it."""


def _steps() -> list[Step]:
    """Answers every screen once as it is without filters: what takes long is kept, and nobody waits for it."""

    def step(address: str, screen: Screen) -> Step:
        return f"the page {address}", lambda held: _kept(address, screen)(held, Asked(path={}, query=()))

    without = [(at, screen) for at, _, screen in SCREENS if "{" not in at and at not in ("/actor", "/quality")]
    without.sort(key=lambda one: one[0] == _LONGEST)
    pages = [step(at, screen) for at, screen in without]
    return [("the forms of the pages", lambda held: None if held.small else compile_templates()), *pages]


def _kept(address: str, screen: Screen) -> Screen:
    """The screen, or what it answered to the same question in this state of the record."""
    if address not in _KEPT:
        return screen
    return lambda held, asked: held.once((address, *asked.path.values(), *asked.query), lambda: screen(held, asked))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A screen of an open record, and the part of the record's state that it needs."""

    keeper: Keeper
    writer: Writer
    part: str
    screen: Screen

    def data(self, request: Request) -> Response:
        """Answer as JSON."""
        with self.keeper.reading(self.part) as held:
            return JSONResponse(self.screen(held, self._asked(request)))

    def page(self, sheet: Sheet, template: str) -> Callable[[Request], Response]:
        """Answer as a page."""

        def answer(request: Request) -> Response:
            asked = self._asked(request)
            with self.keeper.reading(self.part) as held:
                data = self.screen(held, asked)
                state = held.state
            page = HTMLResponse(sheet.render(template, data, request, state=state))
            if "news" in data and asked.seen is None:
                self.writer.mark_seen(page, data["news"]["now"])
            return page

        return answer

    def _asked(self, request: Request) -> Asked:
        query = tuple(request.query_params.multi_items())
        return Asked(path=request.path_params, query=query, seen=self.writer.seen(request))


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
        case RecordBusy() | BeingMade():
            return 503
        case TooMuch():
            return 413
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
        data = {"what": what, "mend": mend, "status": status}
        return HTMLResponse(await run_in_threadpool(sheet.render, "error.html", data, request), status_code=status)

    return tell


def _being_made(keeper: Keeper, sheet: Sheet) -> Callable[[Request, Exception], Any]:
    """What is seen while a large record is put together: how far it is, and which pages are there already."""

    async def tell(request: Request, error: Exception) -> Response:
        later, held = {"Retry-After": "2"}, keeper.held_now
        making = held.making.told()
        if request.url.path.endswith(_JSON):
            told = {"error": str(error), "mend": getattr(error, "mend", ""), "making": making}
            return JSONResponse(told, status_code=status_of(error), headers=later)
        ready = [address for address, _, _ in SCREENS if "{" not in address and not held.making.lacks(part_of(address))]
        data = {"making": making, "ready": ready}
        page = await run_in_threadpool(sheet.render, "making.html", data, request)
        return HTMLResponse(page, status_code=status_of(error), headers=later)

    return tell
