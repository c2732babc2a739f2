"""One report's bytes to a ``Report``: pure, and the text as it is written."""

from __future__ import annotations

from collections.abc import Mapping

from detente.errors import UnreadableInput
from detente.ingest.clean import find_date_shown, find_furniture, find_title
from detente.ingest.credit import find_credit
from detente.ingest.decode import decode
from detente.ingest.fields import read_interval, read_json_object, report_content, report_fields
from detente.ingest.language import detect_language
from detente.ingest.page import Page, has_article, read_page
from detente.ingest.received import ReadOptions, Received
from detente.model.ids import hash_bytes
from detente.model.report import Published, Report, story_ranges

_NO_OPTIONS = ReadOptions()


def make_report(received: Received, options: ReadOptions = _NO_OPTIONS) -> Report:
    r"""The report that some bytes are, with its furniture marked and its language told.

    What the user's metadata says of a file wins over what came with it (a JSONL line's fields), that over the options,
    and those over what a page's head says.

    >>> report = make_report(Received("a.txt", b"Talks resume on Friday\n\nThe two sides met on Friday, they said.\n"))
    >>> report.title, report.language, report.furniture
    ('Talks resume on Friday', 'en', ())

    Raises ``UnreadableInput`` (no text, wrong encoding, a page without an article) and
    ``BadField`` (a date that is none).
    """
    content, is_html, own = _content(received, options)
    page = read_page(content) if is_html else None
    text = page.text if page else content
    if not text.replace("\ufeff", " ").strip():
        raise _nothing_to_read(received.name, is_html)
    given = options.metadata.get(received.name, {})
    title = given.get("title") or own.get("title") or (page.title if page else None) or find_title(text)
    furniture = find_furniture(text, title)
    story = "\n".join(text[start:end] for start, end in story_ranges(text, furniture))
    if page and not has_article(story):
        raise _nothing_to_read(received.name, is_html)
    return Report(
        sha256=hash_bytes(received.data),
        name=received.name,
        text=text,
        title=title,
        outlet=given.get("outlet") or own.get("outlet") or options.outlet or (page.outlet if page else None),
        url=given.get("url") or own.get("url") or (page.url if page else None),
        date_shown=(page.date_shown if page else None) or find_date_shown(text, furniture),
        published=_published(received.name, given, own, options, page),
        credit=find_credit(text),
        language=detect_language(story or text),
        media=received.media,
        furniture=furniture,
    )


def _content(received: Received, options: ReadOptions) -> tuple[str, bool, Mapping[str, str]]:
    """The text or the HTML of a report, whether it is HTML, and the fields that came with it."""
    is_html = received.media == "html"
    decoded = decode(received.data, received.name, encoding=options.encoding, html=is_html)
    if received.media != "jsonl":
        return decoded, is_html, received.fields
    row = read_json_object(decoded, received.name)
    content, is_html = report_content(row, received.name)
    try:
        content.encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput(
            f"{received.name}: character {error.start} of the text is half a character",
            mend="write the JSON as UTF-8 again",
        ) from error
    if "\x00" in content:
        raise UnreadableInput(f"{received.name}: the text holds a NUL", mend="take it out")
    return content, is_html, {**report_fields(row), **received.fields}


def _published(
    name: str, given: Mapping[str, str], own: Mapping[str, str], options: ReadOptions, page: Page | None
) -> Published | None:
    for fields in (given, own):
        if fields.get("published"):
            return Published(interval=read_interval(fields["published"], f"{name}, published"), basis="metadata")
    if options.published:
        return Published(interval=read_interval(options.published, "--published"), basis="option")
    return page.published if page else None


def _nothing_to_read(name: str, is_html: bool) -> UnreadableInput:
    if is_html:
        return UnreadableInput(
            f"{name}: no article on this page", mend="save the page of the article itself, or its text as a .txt file"
        )
    return UnreadableInput(f"{name} is empty", mend="leave it out, or add the report's text")
