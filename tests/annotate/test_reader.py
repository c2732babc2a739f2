import json
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from detente.annotate import annotate, read_relevant, split_sentences
from detente.annotate.reader import find
from detente.annotate.reader.decode import softmax
from detente.annotate.reader.lemmas import lemma_of
from detente.annotate.reader.network import read_words
from detente.annotate.reader.tree import best_tree
from detente.annotate.reader.words import cut_words
from detente.model import Report

TEXT = (
    "The presidents of Chad and Sudan met in Doha on Friday, mediated by Qatar. "
    "Four soldiers were killed near the border, the army said. "
    "“We will not sign,” the Chadian foreign minister told reporters."
)


def read(text):
    report = Report.of_text(text, published="2021-03-05")
    return report, read_relevant(report, split_sentences(report))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mali's U.S.-led force can't stay", ["Mali", "'s", "U.S.", "-", "led", "force", "ca", "n't", "stay"]),
        ("It cost $5.2bn (1,200 dead).", ["It", "cost", "$", "5.2bn", "(", "1,200", "dead", ")", "."]),
        ("Mr. O’Brien cannot go… ", ["Mr.", "O’Brien", "can", "not", "go", "…"]),
        ("", []),
    ],
)
def test_words_are_cut_as_treebanks_do(text, words):
    assert [text[a:b] for a, b in cut_words(text, 0, len(text))] == words


def test_words_are_in_order_and_hold_every_letter():
    spans = cut_words(TEXT, 0, len(TEXT))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join(TEXT[a:b] for a, b in spans) == "".join(TEXT.split())


def test_every_sentence_has_one_tree():
    for tokens, _ in read(TEXT)[1]:
        roots = [i for i, token in enumerate(tokens) if token.head == i]
        assert len(roots) == 1
        assert tokens[roots[0]].dep == "ROOT"
        for start in range(len(tokens)):
            at, steps = start, 0
            while tokens[at].head != at:
                at, steps = tokens[at].head, steps + 1
                assert steps <= len(tokens)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 9, 17])
def test_the_best_tree_is_a_tree_and_as_good_as_any(size):
    chance = np.random.default_rng(size)
    for _ in range(20):
        arcs = chance.normal(size=(size, size)).astype(np.float32)
        heads = best_tree(arcs)
        root = next(i for i, head in enumerate(heads) if head == i)
        assert [i for i, head in enumerate(heads) if head == i] == [root]
        for start in range(size):
            at = start
            for _ in range(size):
                at = heads[at]
            assert at == root
        total = sum(arcs[i, heads[i]] for i in range(size))
        for i in range(size):
            for j in range(size):
                if i not in (root, j) and not _is_above(heads, i, j):
                    other = total - arcs[i, heads[i]] + arcs[i, j]
                    assert other <= total + 1e-5


def _is_above(heads, one, other):
    while heads[other] != other:
        if other == one:
            return True
        other = heads[other]
    return other == one


def test_marks_lie_in_their_sentence_and_scores_between_nought_and_one():
    report, found = read(TEXT)
    for sentence, (_, reading) in zip(split_sentences(report), found, strict=True):
        marks = [*reading.told, *reading.cues, *reading.names, *reading.times, *reading.figures]
        assert marks
        for mark in (*marks, *(link for one in marks for link in one.links)):
            assert sentence.start <= mark.start < mark.end <= sentence.end
            assert 0 <= mark.score <= 1


def test_what_is_said_plainly_is_read():
    _, found = read(TEXT)
    told = {(m.kind.value, m.status.value) for _, reading in found for m in reading.told if m.score > 0.5}
    assert ("statement", "occurred") in told
    assert told & {("meeting", "occurred"), ("mediation", "occurred")}
    cues = [m for _, reading in found for m in reading.cues if m.score > 0.5]
    assert len(cues) == 2
    assert all({link.label for link in cue.links} >= {"speaker", "content"} for cue in cues)


def test_a_report_reads_alike_each_time_and_a_sentence_alone_nearly_so(monkeypatch):
    report, once = read(TEXT)
    assert read(TEXT)[1] == once
    monkeypatch.setattr(find, "BATCH", 1)
    alone = read_relevant(report, split_sentences(report))
    for (_, one), (_, other) in zip(once, alone, strict=True):
        scores = {mark.start: mark.score for mark in other.told}
        assert all(abs(mark.score - scores.get(mark.start, 0.1)) < 0.3 for mark in one.told)


def test_the_same_bytes_in_another_process_and_with_more_threads():
    code = (
        "import json, sys; from detente.annotate import annotate; from detente.model import Report;"
        "from detente.cli.explain import as_rows; print(json.dumps(list(as_rows(annotate(Report.of_text(sys.argv[1]))))))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, TEXT],
            env={"OMP_NUM_THREADS": threads, "PATH": ""},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for threads in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert json.loads(runs[0])


def test_a_sentence_longer_than_the_network_takes_is_read_as_far_as_it_goes():
    long = "Rebels attacked the town, " * 200 + "and left."
    _, found = read(long)
    assert 100 < len(found[0][0]) < 400


def test_a_sentence_of_signs_alone_is_no_fault():
    report = Report.of_text("*** !!! ??? ***\n\nRebels attacked the town on Friday.")
    assert annotate(report).read


@pytest.mark.parametrize(
    ("word", "pos", "tag", "lemma"),
    [
        ("met", "VERB", "VBD", "meet"),
        ("skirmishes", "NOUN", "NNS", "skirmish"),
        ("’s", "PART", "POS", "'s"),
        ("n't", "PART", "RB", "not"),
        ("Chad", "PROPN", "NNP", "chad"),
        ("worst", "ADJ", "JJS", "bad"),
        ("would", "AUX", "MD", "would"),
        ("Sánchez", "PROPN", "NNP", "sánchez"),
    ],
)
def test_base_forms(word, pos, tag, lemma):
    assert lemma_of(word, pos, tag) == lemma


def test_probabilities_sum_to_one():
    assert np.allclose(softmax(np.array([[1000.0, 0.0], [3.0, 3.0]], dtype=np.float32)).sum(-1), 1)


def test_an_unknown_sign_is_a_word_like_others():
    words = read_words([["Talks", "☃", "held"]])
    assert words.counts == (3,)
