import random
from pathlib import Path

from detente.annotate.reader.labels import DEPS, LINKS
from training.corpus.parse import folders, read_folder
from training.reader.augment import collect_names, name_spans, vary
from training.reader.data import examples_of
from training.reader.grammar import make_sentences
from training.reader.labels import TOKEN_HEADS
from training.reader.named import bio_labels

CORPUS = Path(__file__).parents[2] / "corpus"


def some_examples():
    folder = folders(CORPUS / "dev")[0]
    return [example for report in read_folder(folder)[1] for example in examples_of(report)]


def test_sentences_of_the_grammar_are_trees_and_differ_by_seed_alone():
    made = make_sentences(300)
    assert [e.words for e in made] == [e.words for e in make_sentences(300)]
    assert [e.words for e in made] != [e.words for e in make_sentences(300, seed=1)]
    for example in made:
        roots = [i for i, head in enumerate(example.heads) if head == i]
        assert len(roots) == 1
        assert DEPS[example.deps[roots[0]]] == "ROOT"
        for start in range(len(example.words)):
            at = start
            for _ in example.words:
                at = example.heads[at]
            assert at == roots[0]


def test_labels_run_along_the_words_and_lie_in_their_heads():
    for example in some_examples():
        for name, labels in example.tokens.items():
            assert len(labels) == len(example.words)
            assert all(label == -100 or 0 <= label < len(TOKEN_HEADS[name]) for label in labels)
        for at, row in example.links.items():
            assert at < len(example.words)
            assert all(word < len(example.words) and label < len(LINKS) for word, label in row.items())


def test_names_are_swapped_for_names_of_their_type_and_length():
    examples = some_examples()
    names, rng = collect_names(examples), random.Random(3)  # noqa: S311 - variety
    changed = 0
    for example in examples:
        other = vary(example, names, rng)
        assert len(other.words) == len(example.words)
        assert other.tokens == example.tokens
        for start, end, kind in name_spans(example):
            shown = tuple(other.words[start:end])
            known = {tuple(word.upper() for word in words) for words in names[kind, end - start]}
            assert tuple(word.upper() for word in shown) in known
        changed += other.words != example.words
    assert 0 < changed < len(examples)


def test_of_spans_that_overlap_the_shorter_stays():
    labels = bio_labels(
        4, [(0, 4, "Organisation"), (0, 2, "Person"), (3, 4, "Location"), (3, 4, "Organisation")], "re3d"
    )
    assert [TOKEN_HEADS["re3d"][label] for label in labels] == ["B-Person", "I-Person", "O", "B-Organisation"]
