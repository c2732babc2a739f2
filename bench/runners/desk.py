"""How long each page of the Desk takes at the server, on a record of many reports."""

from __future__ import annotations

import asyncio
import resource
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from time import process_time, sleep
from urllib.parse import quote_plus

from starlette.types import ASGIApp, Message

from bench.multiplied import multiply
from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.speed import MEGABYTE, mix_reports
from detente import pipeline
from detente.ask import Record
from detente.desk.app import make_app
from detente.desk.guard import Door
from detente.desk.held import EVENTS
from detente.errors import BadField
from detente.record import Store

BAR = 0.150
"""Seconds that any page may take."""
_HOST = b"127.0.0.1:8765"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--record", type=Path, metavar="FILE", help="a record that is there")
    parser.add_argument(
        "--texts", type=Path, metavar="DIR", help="or the folder of the reports (*.txt) to mix one from"
    )
    parser.add_argument("--reports", type=int, default=1000, metavar="N", help="so many reports (default: 1000)")
    parser.add_argument(
        "--events", type=int, default=0, metavar="N", help="the record so many times over that it has this many events"
    )


def measure(args: Namespace) -> Result:
    """Ask for pages of every sort twice: the first time, and once what takes long is kept."""
    with tempfile.TemporaryDirectory() as made:
        path = args.record or _make(args, Path(made))
        addresses = list(_addresses(path))
        started = process_time()
        door = Door.open("127.0.0.1", 8765, None)
        app = make_app(path, door, read_only=True)
        while app.state.keeper.held_now.making.lacks(EVENTS):
            sleep(0.05)
        early = process_time() - started
        app.state.keeper.wait()
        ready = process_time() - started
        first = {address: _seconds(app, door, address) for address in addresses}
        again = {address: _seconds(app, door, address) for address in addresses}
        with Store.open(path) as store:
            reports, events = len(store.reports()), len(set(store.clusters().values()))
    slowest = max(first, key=first.__getitem__)
    return Result(
        {"pages_within_bar": sum(seconds <= BAR for seconds in first.values()) / len(first)},
        {
            "reports": reports,
            "events": events,
            "seconds until the first page": early,
            "seconds until all pages are there": ready,
            "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE,
            "slowest page, milliseconds": first[slowest] * 1000,
            "the same again, milliseconds": again[slowest] * 1000,
        },
        [
            Section(
                "Milliseconds a page",
                ["page", "first", "again"],
                [[address, first[address] * 1000, again[address] * 1000] for address in addresses],
            )
        ],
        ["Seconds are processor time of one process, without the network."],
    )


def _make(args: Namespace, folder: Path) -> Path:
    texts = sorted(args.texts.glob("*.txt")) if args.texts else []
    if not texts:
        raise BadField(
            "no record and no reports to make one of", mend="give --record FILE, or --texts DIR with *.txt in it"
        )
    path = folder / "record.db"
    with Store.create(path) as store:
        options = mix_reports(texts, args.reports, folder)
        pipeline.add(store, sorted(folder.glob("*.txt")), options)
        pipeline.read(store)
        events = len(set(store.clusters().values()))
    if events >= args.events:
        return path
    large = folder / "large.db"
    multiply(path, large, -(-args.events // max(events, 1)))
    return large


def _addresses(path: Path) -> Iterator[str]:
    """Pages of every sort, with the event, the report and the actor that have the most to show."""
    with Record(path) as record:
        events, actors, reports = record.assembly.events, record.actors(), record.reports()
        yield from ("/", "/reports", "/reports?q=talks", "/actors", "/figures", "/claims", "/dates", "/review", "/log")
        yield from ("/meetings", "/tracks", "/issues", "/positions", "/commitments", "/network", "/map")
        if not events or not actors:
            return
        largest = max(events, key=lambda event: (len(event.mentions), event.id))
        name = quote_plus(actors[0].actor)
        year = next((event.date.start.year for event in events if event.date and event.date.start), 2024)
        yield f"/events/{largest.id}"
        yield f"/review?event={largest.id}"
        yield f"/reports/{max(reports, key=lambda row: (row.mentions, row.report)).report}"
        yield f"/claims/{record.assembly.claims[0].id}" if record.assembly.claims else "/claims"
        yield f"/actor?name={name}"
        last = -(-len(events) // 50)
        yield from (f"/?page={last}", f"/?actor={name}", f"/?since={year + 1}", "/?kind=meeting&origins=2")
        if meetings := record.meetings():
            yield f"/readouts/{max(meetings, key=lambda row: (len(row.reports), row.event)).event}"
            yield from ("/meetings?page=2" if len(meetings) > 50 else "/meetings?size=50", "/network?by=name")
        if tracks := record.tracks():
            track = max(tracks, key=lambda row: (len(row.meetings), row.track)).track
            yield from (f"/tracks/{track}", f"/?track={track}", f"/map?track={track}")
        yield from ("/?issue=ceasefire", "/issues/ceasefire", "/positions?issue=ceasefire", "/map?kind=meeting")
        yield from (f"/positions?actor={name}", f"/commitments?actor={name}", f"/network?since={year + 1}")
        yield from (
            f"/claims?actor={name}",
            f"/claims?since={year + 1}",
            f"/figures?actor={name}",
            "/figures?measure=killed",
        )


def _seconds(app: ASGIApp, door: Door, address: str) -> float:
    started = process_time()
    status = asyncio.run(_status(app, door, address))
    seconds = process_time() - started
    assert status == 200, f"{address}: {status}"
    return seconds


async def _status(app: ASGIApp, door: Door, address: str) -> int:
    path, _, query = address.partition("?")
    found: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.append(int(message["status"]))

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", _HOST), (b"authorization", f"Bearer {door.token}".encode())],
        "server": ("127.0.0.1", door.port),
        "client": ("127.0.0.1", 1),
    }
    await app(scope, receive, send)
    return found[0]


RUNNER = Runner("desk", "how long each page of the Desk takes at the server", add_arguments, measure)
