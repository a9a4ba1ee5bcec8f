"""State dicts told by their names and shapes alone, and what PyTorch says to one picture.

The numbers of tensor n at place i are uniform(n, i), scaled by its kind; those of the picture are
uniform(1000000, i), as in StateDictParityTest."""

import gzip
import json
import math
from pathlib import Path

import numpy as np
import torch

LINES = []
PICTURE = 1_000_000


def uniform(seed, count):
    """The same float32 everywhere: 24 bits of a hash, 0 to 1."""
    h = np.arange(count, dtype=np.uint64) * np.uint64(2654435761) + np.uint64(seed * 40503 + 12345)
    h &= np.uint64(0xFFFFFFFF)
    h ^= h >> np.uint64(16)
    h = h * np.uint64(2246822519) & np.uint64(0xFFFFFFFF)
    h ^= h >> np.uint64(13)
    return (h >> np.uint64(8)).astype(np.float32) * np.float32(2.0**-24)


def numbers(seed, name, shape):
    u = uniform(seed, int(np.prod(shape, dtype=np.int64)))
    half = np.float32(0.5)
    if name.endswith("running_var"):
        values = u + half
    elif len(shape) > 1:
        values = (u - half) * np.float32(math.sqrt(24.0 / int(np.prod(shape[1:]))))
    elif name.endswith("weight"):
        values = u + half
    else:
        values = (u - half) * np.float32(0.4)
    return torch.from_numpy(values.reshape(shape))


def fill(model):
    state = model.state_dict()
    for n, (name, value) in enumerate(state.items()):
        if value.is_floating_point():
            value.copy_(numbers(n, name, tuple(value.shape)))
    return model.eval()


def put(name, model, side, channels=3, config=None, rename=lambda k: k, extra=(), refused=None, answer=lambda y: y):
    fill(model)
    picture = torch.from_numpy(uniform(PICTURE, channels * side * side).reshape(1, channels, side, side))
    LINES.append(f"network\t{name}\t{side}\t{side}\t{channels}")
    if config is not None:
        LINES.append(f"config\t{json.dumps(config)}")
    for key, value in model.state_dict().items():
        LINES.append("\t".join(["tensor", rename(key), *map(str, value.shape)]))
    for key, *shape in extra:
        LINES.append("\t".join(["tensor", key, *map(str, shape)]))
    if refused is not None:
        LINES.append(f"refused\t{refused}")
        return
    with torch.no_grad():
        said = answer(model(picture)).flatten()
    LINES.append("\t".join(["logits", *(repr(float(v)) for v in said)]))
    print(name, float(said.abs().max()), flush=True)


def write(name):
    with gzip.GzipFile(Path(__file__).parent / name, "w", mtime=0) as file:
        file.write(("\n".join(LINES) + "\n").encode())
