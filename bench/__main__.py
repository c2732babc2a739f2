"""``python -m bench NAME``: one gold set, its tables, and last one flat line of JSON fractions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bench import quality
from bench.peers import load_peers
from bench.result import print_result
from bench.runners import NAMES, load_runner
from detente.errors import DetenteError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one bench; returns the exit code: 0, what a ``DetenteError`` says, or 1 where a figure is below its floor."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Détente on a gold set.")
    parser.add_argument("name", choices=[*NAMES, "quality"], metavar="NAME", help=", ".join([*NAMES, "quality"]))
    name = parser.parse_args(words[:1]).name
    try:
        return quality.main(words[1:]) if name == "quality" else run(name, words[1:])
    except DetenteError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return error.exit_code


def run(name: str, words: Sequence[str]) -> int:
    """Measure one gold set and print the result."""
    runner = load_runner(name)
    parser = argparse.ArgumentParser(prog=f"python -m bench {name}", description=runner.about)
    runner.add_arguments(parser)
    print_result(f"{name}: {runner.about}", runner.measure(parser.parse_args(words)), load_peers(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
