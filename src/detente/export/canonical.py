"""How a line is written, so that the same record gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; some take the wide signs for one too."""


def json_line(record: Mapping[str, Any]) -> str:
    r"""Write one object on one line, keys in the order given, line end included.

    >>> json_line({"place": "Dili", "date": None})
    '{"place": "Dili", "date": null}\n'
    """
    return json.dumps(record, ensure_ascii=False) + "\n"


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    r"""Write a header and one line a row; a cell that a spreadsheet would run as a formula gets a ``'`` before it.

    >>> list(csv_lines([{"said": "=1+1"}], ["said"]))
    ['said\n', "'=1+1\n"]
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for cells in ([*columns], *([safe_cell(row.get(name)) for name in columns] for row in rows)):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet runs; numbers stay numbers.

    >>> safe_cell("-3 degrees"), safe_cell(-3)
    ("'-3 degrees", -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
