"""Tools for the corpus: read the annotated reports, check them, convert them, count them, compare two annotations.

Run from the root of the repository::

    python -m training.corpus check corpus/train/aceh
    python -m training.corpus show corpus/train/aceh/01.txt
    python -m training.corpus stats corpus
    python -m training.corpus convert corpus --to jsonl --out build/corpus
    python -m training.corpus raw corpus/dev/aceh --out again/aceh
    python -m training.corpus agree corpus/dev/aceh again/aceh
"""
