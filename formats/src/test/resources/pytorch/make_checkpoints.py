"""Makes checkpoints.zip: the weights of one tiny network, as training programs put them into files.

    python make_checkpoints.py     (torch)
"""

import io
import zipfile
from pathlib import Path

import torch

torch.manual_seed(1)
WIDTHS = (2, 3, 4)


def norm(name, width):
    return {
        f"{name}.weight": torch.rand(width) + 0.5,
        f"{name}.bias": torch.randn(width),
        f"{name}.running_mean": torch.randn(width),
        f"{name}.running_var": torch.rand(width) + 0.5,
        f"{name}.num_batches_tracked": torch.tensor(7),
    }


STATE = {"conv1.weight": torch.randn(2, 3, 3, 3), **norm("bn1", 2)}
before = 2
for stage, width in enumerate(WIDTHS, 1):
    STATE[f"layer{stage}.0.conv1.weight"] = torch.randn(width, before, 3, 3)
    STATE.update(norm(f"layer{stage}.0.bn1", width))
    STATE[f"layer{stage}.0.conv2.weight"] = torch.randn(width, width, 3, 3)
    STATE.update(norm(f"layer{stage}.0.bn2", width))
    before = width
STATE.update({"linear.weight": torch.randn(5, 4), "linear.bias": torch.randn(5)})


def under(prefix):
    return {prefix + name: tensor for name, tensor in STATE.items()}


OPTIMIZER = {"state": {0: {"step": torch.tensor(3.0), "exp_avg": torch.randn(2, 3, 3, 3)}}, "param_groups": [{"lr": 0.1}]}
FILES = {
    "plain": STATE,
    "lightning": {
        "epoch": 3,
        "pytorch-lightning_version": "2.4.0",
        "state_dict": {**under("model.net."), "val_acc.correct": torch.tensor(3), "criterion.weight": torch.ones(5)},
        "optimizer_states": [OPTIMIZER],
        "hyper_parameters": {"lr": 0.1},
    },
    "nested": {"model": {"state_dict": under("module."), "optimizer": OPTIMIZER}, "epoch": 2},
    "named-otherwise": {"my_best_weights": STATE, "accuracy": 0.9, "optimizer": OPTIMIZER},
    "two": {"generator": STATE, "discriminator": STATE},
    "none": {"accuracy": 0.9, "optimizer": OPTIMIZER},
}

with zipfile.ZipFile(Path(__file__).parent / "checkpoints.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
    for name, content in FILES.items():
        file = io.BytesIO()
        torch.save(content, file, _use_new_zipfile_serialization=name != "nested")
        bundle.writestr(zipfile.ZipInfo(name + ".pth"), file.getvalue(), zipfile.ZIP_DEFLATED)
