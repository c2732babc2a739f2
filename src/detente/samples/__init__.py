"""Sample reports on one real process, in the project's own words, for `make demo`, the tutorial and the tests.

They lie in ``reports/`` with their ``metadata.jsonl``; the ``README.md`` beside it says what is in them. CC BY 4.0.

>>> sorted(path.suffix for path in folder().iterdir() if path.suffix == ".html")
['.html']
"""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """Return the folder that holds the sample reports, as it was installed.

    >>> (folder() / "metadata.jsonl").is_file()
    True
    """
    return Path(__file__).parent / "reports"
