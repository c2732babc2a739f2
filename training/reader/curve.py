"""How what the reader finds grows with the corpus: it is trained on more and more of it and measured on the dev split.

``python -m training.reader.curve --corpus corpus --out build/curve --plot docs/reader-learning-curve.svg``

Each run takes the first so many of the train split's processes, whole, so that the smaller shares lie within the larger; and each
goes through its sentences equally often, so that every sentence is shown as often in all of them. No licensed set takes part.
The figures are kept in ``curve.json`` run by run: what is there already is not trained again, and the plot is drawn anew.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import torch

from training.corpus.parse import folders
from training.reader.batches import load_tokenizer
from training.reader.data import read_split
from training.reader.measure import evaluate
from training.reader.train import train

SHARES = (0.125, 0.25, 0.5, 1.0)
EPOCHS = 6
LAYERS = {
    "trigger": ("triggers", "#0072b2"),
    "kind": ("triggers with kind", "#c44e00"),
    "link": ("links, by word", "#007f5f"),
    "status": ("status, macro", "#a33b7c"),
    "names": ("names", "#6b5bb5"),
    "cue": ("cues of speech", "#7a6a00"),
}
"""The figures by the names that ``measure`` gives them, as the plot calls and colours them."""

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 62, 170, 44, 64
"""Room around the field of the plot; on the right stand the names of the lines."""
APART = 17
"""Least distance of two names."""

Row = Mapping[str, Any]
"""One run: ``share``, ``epochs``, ``processes``, ``sentences``, and the ``figures`` of the dev split by layer."""


def main() -> None:
    """Train what has not been trained yet, write the figures and draw them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("build/curve"))
    parser.add_argument("--plot", type=Path, metavar="FILE", help="the plot, as SVG")
    parser.add_argument(
        "--shares", type=float, nargs="+", default=list(SHARES), help="of the processes of the train split"
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="how often each run goes through its sentences")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--full", action="store_true", help="no bfloat16: for processors without it")
    got = parser.parse_args()
    torch.set_num_threads(got.threads)
    got.out.mkdir(parents=True, exist_ok=True)
    kept = got.out / "curve.json"
    rows: list[Row] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    dev, whole = read_split(got.corpus, "dev"), len(folders(got.corpus / "train"))
    for share in sorted(got.shares):
        if any(row["share"] == share and row["epochs"] == got.epochs for row in rows):
            continue
        own = read_split(got.corpus, "train", share)
        model = train(own, [], [], epochs=got.epochs, half=not got.full)
        figures = evaluate(model, dev, load_tokenizer())
        rows.append(
            {
                "share": share,
                "epochs": got.epochs,
                "processes": max(1, round(share * whole)),
                "sentences": len(own),
                "figures": {layer: round(figures.get(layer, 0.0), 4) for layer in LAYERS},
            }
        )
        kept.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        print(json.dumps(rows[-1]), flush=True)
    drawn = [row for row in rows if row["epochs"] == got.epochs and row["share"] in got.shares]
    if got.plot:
        got.plot.parent.mkdir(parents=True, exist_ok=True)
        got.plot.write_text(draw(sorted(drawn, key=lambda row: row["sentences"]), got.epochs), encoding="utf-8")


def draw(rows: Sequence[Row], epochs: int) -> str:
    """The figures as an SVG on white: F1 over sentences on a logarithmic axis, one line a layer with its name at its end."""
    counts = [row["sentences"] for row in rows]
    low, high = math.log(min(counts)) - 0.15, math.log(max(counts)) + 0.15
    values = [value for row in rows for value in row["figures"].values()]
    floor, ceiling = math.floor(10 * min(values)) / 10, max(math.ceil(10 * max(values)) / 10, 0.1)
    inner, depth = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def across(count: float) -> float:
        return LEFT + inner * (math.log(count) - low) / (high - low)

    def down(value: float) -> float:
        return TOP + depth * (ceiling - value) / max(ceiling - floor, 0.1)

    lines = {
        layer: [(across(row["sentences"]), down(row["figures"][layer])) for row in rows]
        for layer in LAYERS
        if all(layer in row["figures"] for row in rows)
    }
    names = spread({layer: points[-1][1] for layer, points in lines.items()})
    title = "What the reader finds on the dev split, by sentences trained on"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            ' font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#333">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(_described(rows))}</desc>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
            *_grid(rows, floor, ceiling, across, down),
            f'<text x="{LEFT + inner / 2:.0f}" y="{HEIGHT - 12}" text-anchor="middle">sentences trained on,'
            f" logarithmic ({epochs} epochs each)</text>",
            f'<text transform="translate(18 {TOP + depth / 2:.0f}) rotate(-90)" text-anchor="middle">F1 on the dev split</text>',
            *(line for layer, points in lines.items() for line in _line(layer, points, names[layer])),
            "</svg>",
            "",
        ]
    )


def spread(heights: Mapping[str, float], apart: float = APART) -> dict[str, float]:
    """Heights moved as little as keeps any two of them apart, in their order.

    >>> spread({"a": 100.0, "b": 104.0, "c": 200.0}, 10)
    {'a': 97.0, 'b': 107.0, 'c': 200.0}
    """
    groups: list[tuple[list[str], float]] = []
    for name in sorted(heights, key=heights.__getitem__):
        groups.append(([name], heights[name]))
        while len(groups) > 1 and _edge(groups[-1], -apart) < _edge(groups[-2], apart) + apart:
            last, before = groups.pop()[0], groups.pop()[0]
            both = [*before, *last]
            groups.append((both, sum(heights[n] for n in both) / len(both)))
    return {
        name: middle + apart * (number - (len(members) - 1) / 2)
        for members, middle in groups
        for number, name in enumerate(members)
    }


def _edge(group: tuple[list[str], float], apart: float) -> float:
    return group[1] + apart * (len(group[0]) - 1) / 2


def _grid(rows: Sequence[Row], floor: float, ceiling: float, across: Any, down: Any) -> Iterator[str]:
    for tenth in range(round(10 * floor), round(10 * ceiling) + 1):
        y = down(tenth / 10)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth / 10:.1f}</text>'
    for row in rows:
        x = across(row["sentences"])
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{HEIGHT - BOTTOM}" y2="{HEIGHT - BOTTOM + 5}" stroke="#333"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{row["sentences"]:,}</text>'
    yield (f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" fill="none" stroke="#333"/>')


def _line(layer: str, points: Sequence[tuple[float, float]], name_at: float) -> Iterator[str]:
    name, colour = LAYERS[layer]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points)
    (x, y), at = points[-1], WIDTH - RIGHT + 10
    yield f'<line x1="{x + 5:.1f}" y1="{y:.1f}" x2="{at - 3}" y2="{name_at:.1f}" stroke="{colour}" stroke-width="0.8"/>'
    yield f'<text x="{at}" y="{name_at + 4:.1f}" fill="{colour}">{escape(name)}</text>'


def _described(rows: Sequence[Row]) -> str:
    return "; ".join(
        f"{row['sentences']} sentences: "
        + ", ".join(f"{LAYERS[layer][0]} {value:.2f}" for layer, value in row["figures"].items() if layer in LAYERS)
        for row in rows
    )


if __name__ == "__main__":
    main()
