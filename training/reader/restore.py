"""``python -m training.reader.restore --out build/reader/shipped.pt``: the exported network as weights to go on training from.

The export keeps each matrix as whole numbers of eight bits with a scale a column; the weights that come back are within half a step
of what was trained, and read the same. Which number of the export belongs to which weight is found by exporting another network and
looking where its weights went. The heads that are not shipped begin anew.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.reader.export import networks_of, write_full
from training.reader.lean import HEADS, joined
from training.reader.model import DEP_WIDTH, LINK_WIDTH, Reader

Values = NDArray[np.float32]
_KEPT = "encoder.embeddings.token_type_embeddings.weight"
"""The export adds it to the places of the words; it stays what it was before training, and these take the rest."""
_PLACES = "encoder.embeddings.position_embeddings.weight"
_ALONE = 2
"""Numbers from which on a constant of the network is taken for a weight."""


def main() -> None:
    """Write the weights of the network that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("src/detente/annotate/reader/data"))
    parser.add_argument("--out", type=Path, required=True)
    got = parser.parse_args()
    got.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restore(got.data), got.out)


def restore(data: Path) -> dict[str, Tensor]:
    """The weights of an exported network by their names; raises ``ValueError`` for a network of another form."""
    torch.manual_seed(1)
    other = Reader().eval()
    with torch.no_grad():
        for weight in other.parameters():
            weight.add_(0.1 * torch.randn_like(weight))  # no two are alike
    found = {name: value.clone() for name, value in other.state_dict().items()}
    places = list(_places(other))
    for file, exported in networks_of(other).items():
        with tempfile.TemporaryDirectory() as folder:
            full = Path(folder) / file
            write_full(exported, full)
            went = _weights(onnx.load(full))
        shipped = _weights(onnx.load(data / file))
        for name, value in went.items():
            if value.dtype != np.float32 or value.size < _ALONE:
                continue
            put = next(
                (put for known, put in places if known.shape == value.shape and np.allclose(known, value, atol=1e-6)),
                None,
            )
            if put is None:
                raise ValueError(f"{data / file} is no export of training/reader/export.py as it is now: {name}")
            found |= put(torch.from_numpy(_read(shipped, name, value.shape)))
    return found


def _places(other: Reader) -> Iterator[tuple[Values, Callable[[Tensor], dict[str, Tensor]]]]:
    """What each weight looks like in an export, and how it comes back from there."""
    for name, weight in other.named_parameters():
        value = weight.detach().numpy()
        yield value, lambda new, name=name: {name: new.contiguous()}
        if value.ndim == 2:
            yield value.T, lambda new, name=name: {name: new.T.contiguous()}
    scale = (other.encoder.config.hidden_size // HEADS) ** -0.5
    for number, layer in enumerate(other.encoder.encoder.layer):
        own = layer.attention.self
        both = joined(own)
        for kind, value, turn in (("weight", both.weight.T, True), ("bias", both.bias, False)):
            yield (
                value.detach().numpy(),
                lambda new, number=number, kind=kind, turn=turn: _parted(new, number, kind, scale, turn=turn),
            )
    embedded = other.encoder.embeddings
    first = embedded.token_type_embeddings.weight[0].detach()
    yield (embedded.position_embeddings.weight.detach() + first).numpy(), lambda new: {_PLACES: new - first}
    for name, width in (("pair", LINK_WIDTH), ("dep", DEP_WIDTH)):
        value = getattr(other, name).detach().permute(1, 0, 2).flatten(1).numpy()
        yield (
            value,
            lambda new, name=name, width=width: {name: new.unflatten(1, (-1, width)).permute(1, 0, 2).contiguous()},
        )


def _parted(new: Tensor, number: int, kind: str, scale: float, *, turn: bool) -> dict[str, Tensor]:
    query, key, value = (new.T if turn else new).chunk(3)
    names = (f"encoder.encoder.layer.{number}.attention.self.{part}.{kind}" for part in ("query", "key", "value"))
    return {name: part.contiguous() for name, part in zip(names, (query / scale, key, value), strict=True)}


def _weights(model: onnx.ModelProto) -> dict[str, Values]:
    """The constants of a network by name."""
    found = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Constant":
            for one in node.attribute:
                if one.name == "value":
                    found[node.output[0]] = numpy_helper.to_array(one.t)
    return found


def _read(shipped: dict[str, Values], name: str, shape: tuple[int, ...]) -> Values:
    """A weight of the shipped network as it was before its numbers were cut to eight bits."""
    if name in shipped:
        return shipped[name]
    if f"{name}_quantized" not in shipped:
        raise ValueError(f"the exported network has no {name}")
    values = shipped[f"{name}_quantized"].astype(np.float32)
    scale, zero = shipped[f"{name}_scale"], shipped[f"{name}_zero_point"].astype(np.float32)
    if scale.size > 1:
        axis = max(at for at, size in enumerate(values.shape) if size == scale.size)
        along = tuple(-1 if at == axis else 1 for at in range(values.ndim))
        scale, zero = scale.reshape(along), zero.reshape(along)
    values = ((values - zero) * scale).astype(np.float32)
    return values if values.shape == shape else np.ascontiguousarray(values.T)


if __name__ == "__main__":
    main()
