"""Files that a browser sends: how many, how large and how deep they may be, and under which names they are kept.

What is refused is named with its mend; the rest is taken. Nothing of a file is looked at here: that is the business of ``ingest``.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from detente.desk.adding import Adding, Refused, read_published
from detente.desk.sheet import Sheet
from detente.desk.writing import Writer
from detente.errors import BadField, InputError, TooMuch

FILES = 500
"""So many files are taken at once."""
WHOLE = 200_000_000
"""Bytes of all files that are sent at once."""
LINES = 50_000_000
"""Bytes of one file of many reports, a line each."""
DEEP = 8
"""So many folders may lie in each other."""
_NAME = 120
"""Characters of a name; a longer one is cut."""
_PLAIN = frozenset("-_.,()[]+=@!'& ")


def add_routes(app: FastAPI, adding: Adding, writer: Writer, sheet: Sheet) -> None:
    """The page where reports are added, its twin, and the address that takes them."""

    async def take(request: Request) -> Response:
        writer.refuse_readers()
        length = request.headers.get("content-length", "")
        if length.isdigit() and int(length) > WHOLE:
            raise _too_large()
        form = await _form(request)
        try:
            writer.check(str(form.get("csrf", "")))
            await run_in_threadpool(_keep, adding, form)
        finally:
            await form.close()
        return RedirectResponse("/adding", status_code=303)

    def shown(request: Request) -> Response:
        return HTMLResponse(sheet.render("adding.html", _page(adding), request))

    def twin(_: Request) -> Response:
        return JSONResponse(_page(adding))

    app.add_api_route("/adding.json", twin, response_class=JSONResponse)
    app.add_api_route("/adding", shown, response_class=HTMLResponse)
    app.add_api_route("/adding", take, methods=["POST"], response_class=HTMLResponse)


def _page(adding: Adding) -> dict[str, Any]:
    return {"state": adding.told(), "limits": {"files": FILES, "bytes": WHOLE, "deep": DEEP}}


async def _form(request: Request) -> FormData:
    """The fields and files of a form; files are laid on the disk as they come."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise BadField("this is no form of the Desk", mend="load the page again, and add the files there")
    parser = MultiPartParser(request.headers, _measured(request), max_files=FILES, max_fields=20, max_part_size=10_000)
    try:
        return await parser.parse()
    except MultiPartException as error:
        if "Too many files" in error.message:
            mend = f"send {FILES:,} at a time, or use `detente add`"
            raise TooMuch(f"more than {FILES:,} files at once; none was taken", mend=mend) from error
        raise BadField(f"the files did not come whole: {error.message}", mend="send them again") from error
    except KeyError as error:
        raise BadField("this is no form of the Desk", mend="load the page again, and add the files there") from error


async def _measured(request: Request) -> AsyncGenerator[bytes, None]:
    """The body, as long as it is not too large: what a header says of it need not be so."""
    length = 0
    async for piece in request.stream():
        length += len(piece)
        if length > WHOLE:
            raise _too_large()
        yield piece


def _too_large() -> TooMuch:
    mend = "send fewer files at a time, or use `detente add`"
    return TooMuch(f"more than {WHOLE // 1_000_000} MB at once; nothing was taken", mend=mend)


def _keep(adding: Adding, form: FormData) -> None:
    """Lay the files into a folder of their own, and hand it over. Raises ``BadField`` where there is nothing to take."""
    try:
        published = read_published(str(form.get("published", "")))
    except ValueError as error:
        mend = "write YYYY-MM-DD, YYYY-MM, or first/last"
        raise BadField(f"{form.get('published')!r} is no date", mend=mend) from error
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and (one.filename or one.size)]
    if not files:
        raise BadField("no file was sent", mend="choose text, HTML or JSONL files, and add them")
    folder = adding.new_folder()
    refused: list[Refused] = []
    try:
        for one in files:
            if found := _refusal(one):
                refused.append(found)
                continue
            with (folder / _free(folder, _plain(one.filename or ""))).open("xb") as out:
                shutil.copyfileobj(one.file, out)
        outlet = " ".join(str(form.get("outlet", "")).split())
        adding.take(folder, {"published": published, "outlet": outlet}, tuple(refused))
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        told = f"the files could not be kept beside the record: {error.strerror}"
        raise InputError(told, mend="make room there, and send them again") from error


def _refusal(one: UploadFile) -> Refused | None:
    name = one.filename or ""
    shown = _plain(name)
    if name.replace("\\", "/").count("/") > DEEP:
        return Refused(
            what=f"{shown} lies more than {DEEP} folders deep", mend="add the folder that holds it by itself"
        )
    if (one.size or 0) > LINES:
        mend = "split it, or use `detente add`, which takes files of any size"
        return Refused(what=f"{shown} is larger than {LINES // 1_000_000} MB", mend=mend)
    if Path(shown).name.startswith("."):
        return Refused(what=f"{shown} is hidden", mend="rename it, if it is a report")
    return None


def _plain(name: str) -> str:
    r"""The last part of a name, as a name of a file on any system.

    >>> _plain("talks/../../etc/a\u202eb.txt"), _plain("C:\\x\\y.txt"), _plain("..")
    ('a_b.txt', 'y.txt', 'report.txt')
    """
    last = name.replace("\\", "/").rpartition("/")[2].strip()
    kept = "".join(sign if sign.isalnum() or sign in _PLAIN else "_" for sign in last)
    stem, dot, suffix = kept.rpartition(".")
    cut = f"{(stem or '')[:_NAME]}{dot}{suffix[:12]}" if dot else kept[:_NAME]
    return cut if cut.strip("._ ") else "report.txt"


def _free(folder: Path, name: str) -> str:
    """A name that is not taken yet: files of several folders may be called alike."""
    stem, dot, suffix = name.rpartition(".")
    number, free = 1, name
    while (folder / free).exists():
        number += 1
        free = f"{stem}-{number}{dot}{suffix}" if dot else f"{name}-{number}"
    return free
