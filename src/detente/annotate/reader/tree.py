"""From the scores of arcs to a tree: each word's best head, mended where those make a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def best_tree(arcs: NDArray[np.float32]) -> list[int]:
    """The head of each word; one word heads itself and all others hang below it.

    ``arcs[i, j]`` scores ``j`` as the head of ``i``, ``arcs[i, i]`` the word as the root. The word that gains most by being
    the root is; then the best tree below it (Chu and Liu 1965, Edmonds 1967).

    >>> import numpy as np
    >>> best_tree(np.array([[0, 5, 0], [0, 9, 0], [0, 4, 0]], dtype=np.float32))
    [1, 1, 1]
    """
    import numpy as np  # noqa: PLC0415 - loaded only by what reads

    size = arcs.shape[0]
    others = arcs.copy()
    np.fill_diagonal(others, -1e9)
    best = others.argmax(-1)
    root = int((np.diagonal(arcs) - others[np.arange(size), best]).argmax())
    heads = dict(enumerate(best.tolist()))
    heads[root] = root
    if not _circle({i: j for i, j in heads.items() if i != root}, root):
        return [heads[i] for i in range(size)]
    rows = arcs.tolist()
    scores = {i: {j: rows[i][j] for j in range(size) if j != i} for i in range(size) if i != root}
    heads = _arborescence(scores, root)
    heads[root] = root
    return [heads[i] for i in range(size)]


def _arborescence(scores: dict[int, dict[int, float]], root: int) -> dict[int, int]:
    best = {i: max(row, key=lambda j: (row[j], -j)) for i, row in scores.items()}
    circle = _circle(best, root)
    if not circle:
        return best
    members = set(circle)
    new = max([root, *scores, *(j for row in scores.values() for j in row)]) + 1
    inner: dict[int, dict[int, float]] = {}
    leaves: dict[int, int] = {}
    enters: dict[int, int] = {}
    into: dict[int, float] = {}
    for i, row in scores.items():
        if i in members:
            for j, score in row.items():
                gain = score - row[best[i]]
                if j not in members and (j not in into or gain > into[j]):
                    into[j], enters[j] = gain, i
        else:
            kept = {j: score for j, score in row.items() if j not in members}
            inside = [j for j in row if j in members]
            if inside:
                leaves[i] = max(inside, key=lambda j: (row[j], -j))
                kept[new] = row[leaves[i]]
            inner[i] = kept
    inner[new] = into
    found = _arborescence(inner, root)
    heads = {i: (leaves[i] if j == new else j) for i, j in found.items() if i != new}
    above = found[new]
    heads |= {i: best[i] for i in circle}
    heads[enters[above]] = above
    return heads


def _circle(best: dict[int, int], root: int) -> list[int]:
    done: set[int] = {root}
    for start in best:
        path: list[int] = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = best[at]
        if at in path:
            return path[path.index(at) :]
        done.update(path)
    return []
