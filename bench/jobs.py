"""What ``python -m bench quality`` measures: each runner on the gold that lies in the shared folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from bench.runner import Runner

RECORD = (
    "events_f1",
    "events_strict_span_f1",
    "recall_core",
    "nonoccurred_recall",
    "date_accuracy",
    "participants_f1",
    "part_accuracy",
    "place_accuracy",
    "figures_f1",
    "bcubed_cross_document_f1",
    "mention_recall",
    "claims_end_to_end_f1",
    "quote_exact_rate",
)
NAMES = ("exact_f1", "overlap_f1", "metonym_accuracy", "stands_for_accuracy", "seats_reading")
TIMES = ("strict_f1", "value_f1", "interval_accuracy", "interval_recall")
RELEASES = ("killed_accuracy", "killed_nonzero_f1", "captured_accuracy", "date_exact", "date_right_of_answered")
COUNTS = ("killed_accuracy", "killed_nonzero_f1", "date_exact")

CORPUS = (
    "triggers_with_kind_f1",
    "links_f1",
    "figures_f1",
    "places_f1",
    "status_macro_f1",
    "attribution_f1",
    "act_accuracy",
)
ROOT = Path(__file__).parents[1]
SEEDS = "gold/seeds"
SUITE = "gold/suite"
TOPICS = ("egypt", "finan", "haiti", "mj")


@dataclass(frozen=True, slots=True)
class Job:
    """One measurement. ``words`` are the runner's arguments, ``watched`` its floors.

    A word with a slash is a path inside the shared folder, one that begins with a colon a path of the project.
    """

    id: str
    runner: str
    words: tuple[str, ...]
    watched: tuple[str, ...]

    def arguments(self, runner: Runner, shared: Path) -> Namespace:
        """The parsed arguments, their paths made whole."""
        parser = ArgumentParser()
        runner.add_arguments(parser)
        return parser.parse_args([_path(word, shared) for word in self.words])


def _path(word: str, shared: Path) -> str:
    if word.startswith(":"):
        return str(ROOT / word[1:])
    return str(shared / word) if "/" in word else word


def _anchored(*words: str) -> tuple[str, ...]:
    return (*words, "--texts", "./seeds", "--metadata", "seeds/metadata.jsonl")


def _bare(*words: str) -> tuple[str, ...]:
    return (*words, "--texts", "./seeds")


_RECORD = ("--gold", f"{SEEDS}/seeds_gold.json")
_NAMES = ("--gold", f"{SEEDS}/names.jsonl", "--actors", f"{SEEDS}/seeds_gold.json")
_TIMES = ("--gold", f"{SEEDS}/times.jsonl")
_PAIRS = ("--gold", f"{SEEDS}/pairs.jsonl", "--actors", f"{SEEDS}/seeds_gold.json")
_ANSWERS = ("--gold", f"{SEEDS}/answers.jsonl", "--actors", f"{SEEDS}/seeds_gold.json")
_GIVEN = ("given_macro_f1", "given_accuracy")
_PAIR_FIGURES = ("pairs_right", "must_merge_right", "must_not_merge_right")

JOBS = (
    Job("seeds-anchored", "seeds", _anchored(*_RECORD), RECORD),
    Job("seeds-bare", "seeds", _bare(*_RECORD), RECORD),
    Job("names", "seeds-names", _anchored(*_NAMES), NAMES),
    Job("times-anchored", "seeds-times", _anchored(*_TIMES), TIMES),
    Job("times-bare", "seeds-times", _bare(*_TIMES), ("strict_f1", "settled_right")),
    Job("pairs-anchored", "seeds-pairs", _anchored(*_PAIRS), _PAIR_FIGURES),
    Job("pairs-bare", "seeds-pairs", _bare(*_PAIRS), _PAIR_FIGURES),
    Job("tempeval3", "tempeval3", ("--data", f"{SUITE}/tempeval3/dev.jsonl"), ("strict_f1", "relaxed_f1", "value_f1")),
    Job("meantime", "meantime", ("--data", f"{SUITE}/meantime/dev.jsonl"), ("strict_f1", "value_f1")),
    Job("meantime-names", "meantime-names", ("--data", f"{SUITE}/meantime/dev.jsonl"), ("exact_f1", "overlap_f1")),
    Job("docdate", "docdate", ("--data", f"{SUITE}/docdate/mediacloud_200.jsonl"), ("precision", "recall")),
    Job("re3d", "re3d", ("--data", f"{SUITE}/re3d/dev.jsonl"), ("exact_f1", "overlap_f1")),
    Job("metonymy", "metonymy", ("--data", f"{SUITE}/metonymy_gwn/dev.jsonl"), ("accuracy", "coded_rate")),
    Job("plv", "plv", ("--data", f"{SUITE}/plv/train.jsonl"), ("macro_f1", "accuracy", "coded_rate", *_GIVEN)),
    Job("isaf", "isaf", ("--data", f"{SUITE}/isaf/dev.jsonl"), RELEASES),
    Job(
        "gva-150",
        "gva",
        (
            *("--data", f"{SUITE}/gva_incidents/docs_dev.jsonl", "--limit", "150"),
            *("--gold", f"{SUITE}/gva_incidents/incidents_dev.jsonl"),
        ),
        COUNTS,
    ),
    Job("polnear", "polnear", ("--data", f"{SUITE}/polnear/dev.jsonl"), ("content_overlap_f1", "attribution_f1")),
    Job("plover-gsr", "plover-gsr", ("--data", f"{SUITE}/plover_gsr/all.jsonl"), ("macro_f1", "coded_rate", *_GIVEN)),
    Job(
        "geowebnews",
        "geowebnews",
        ("--data", f"{SUITE}/geowebnews/dev.jsonl"),
        ("untyped_f1", "exact_f1", "within_161_km", "within_161_km_found"),
    ),
    Job("muc4", "muc4", ("--data", f"{SUITE}/muc4/dev.jsonl"), ("killed_numbers_f1", "wounded_numbers_f1")),
    Job("actors", "seeds-actors", _anchored(*_RECORD), ("alias_accuracy",)),
    Job("answers", "seeds-answers", _anchored(*_ANSWERS), ("answers_right",)),
    Job("name-pairs-dev", "names-pairs", ("--data", ":bench/data/name-pairs-dev.csv"), ("names_p", "names_r")),
    Job("corpus-dev", "corpus-events", ("--data", ":corpus/dev"), CORPUS),
    Job("corpus-merge-dev", "corpus-merge", ("--data", ":corpus/dev"), ("b3_f1", "pairs_across_p", "pairs_across_r")),
    Job("ecb-plus", "ecb-plus", ("--data", f"{SUITE}/ecb_plus/dev.jsonl"), ("conll_f1", "told_rate")),
    Job(
        "t17-100",
        "t17",
        (
            *("--data", *(f"{SUITE}/t17/timelines_{topic}.jsonl" for topic in TOPICS), "--limit", "100"),
            *("--articles", *(f"{SUITE}/t17/articles_{topic}.jsonl" for topic in TOPICS)),
        ),
        ("date_f1",),
    ),
)
