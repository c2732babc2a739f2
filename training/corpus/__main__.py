"""``python -m training.corpus check|show|raw|stats|convert|agree``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from training.corpus.agree import agree, print_agreement
from training.corpus.check import check_folder
from training.corpus.convert import FORMATS, convert
from training.corpus.parse import folders, read_folder
from training.corpus.show import show_report, write_raw
from training.corpus.stats import print_stats


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 where all is well, 1 where something is wrong with the files."""
    parser = argparse.ArgumentParser(prog="python -m training.corpus")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("check", "what is wrong, with file, line and mend"),
        ("show", "the marks as the tools read them"),
        ("stats", "the counts"),
        ("convert", "to JSONL, columns or brat"),
        ("raw", "the bare texts, for a second annotator"),
        ("agree", "agreement of two annotations of one folder"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("paths", nargs="+", type=Path)
        if name == "stats":
            command.add_argument("--shared", type=Path, help="folder with gold/, to print ours beside real news")
        if name == "convert":
            command.add_argument("--to", choices=FORMATS, default="jsonl")
        if name in ("convert", "raw"):
            command.add_argument("--out", type=Path, required=True)
    got = parser.parse_args(argv)
    if missing := [str(p) for p in got.paths if not p.exists()]:
        parser.error(f"no such path: {', '.join(missing)}")
    if got.command == "agree":
        if len(got.paths) != 2:
            parser.error("agree takes two folders")
        return _agree(got.paths[0], got.paths[1])
    if got.command == "check":
        return _check(got.paths)
    found = sorted({f for p in got.paths for f in (folders(p) if p.is_dir() else [p.parent])})
    read = [read_folder(folder) for folder in found]
    reports = [r for _, rs, _ in read for r in rs if any(p.is_dir() or Path(r.path) == p for p in got.paths)]
    if got.command == "show":
        print("\n".join(show_report(report) for report in reports))
    elif got.command == "stats":
        print_stats(reports, got.paths[0], got.shared)
    elif got.command == "convert":
        print("\n".join(str(p) for p in convert(reports, [p for p, _, _ in read], got.to, got.out)))
    else:
        write_raw(reports, got.out)
    return 0


def _check(paths: list[Path]) -> int:
    errors = warnings = sentences = triggers = total = 0
    for folder in sorted({f for p in paths for f in (folders(p) if p.is_dir() else [p.parent])}):
        problems, reports = check_folder(folder)
        only = {str(p) for p in paths if p.is_file()}
        for problem in problems:
            if not only or problem.path in only or problem.path.endswith("_process.txt"):
                print(problem)
                errors += problem.level == "error"
                warnings += problem.level == "warning"
        total += len(reports)
        sentences += sum(s.role != "furniture" for r in reports for s in r.sentences)
        triggers += sum(len(m.triggers) for r in reports for s in r.sentences for m in s.events)
    print(f"{errors} errors, {warnings} warnings in {total} reports, {sentences} sentences, {triggers} triggers")
    return 1 if errors else 0


def _agree(one: Path, two: Path) -> int:
    try:
        print_agreement(agree(one, two))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run() -> int:
    """Run ``main``, ending quietly where whoever reads the output has stopped (``stats corpus | head``)."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(run())
