"""What autograd says of scores in places of torchvision's segmenters, in small.

    python segmenters.py     (PyTorch 2.13, torchvision 0.28)

writes segmenters.zip, in which the networks lie, traced with weights drawn at random, and segmenters.tsv beside itself: a name, then numbers in C, H, W
order, computed in float64.
"""

import io
import pathlib
import zipfile
from collections import OrderedDict

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models.segmentation.deeplabv3 import ASPP, DeepLabV3
from torchvision.models.segmentation.lraspp import LRASPP

torch.set_num_threads(1)
HERE = pathlib.Path(__file__).parent
SIDE = 24
PICTURE = torch.tensor([(i * 53) % 251 for i in range(3 * SIDE * SIDE)], dtype=torch.float64).reshape(1, 3, SIDE, SIDE) / 256


class Body(nn.Module):
    """Maps of a half and of a quarter of the picture's sides."""

    def __init__(self):
        super().__init__()
        self.low = nn.Sequential(nn.Conv2d(3, 6, 3, 2, 1, bias=False), nn.BatchNorm2d(6), nn.ReLU())
        self.high = nn.Sequential(nn.Conv2d(6, 8, 3, 2, 1, bias=False), nn.BatchNorm2d(8), nn.Hardswish())

    def forward(self, x):
        low = self.low(x)
        high = self.high(low)
        return OrderedDict(low=low, high=high, out=high)


def made(network, seed):
    torch.manual_seed(seed)
    for name, numbers in list(network.named_parameters()) + list(network.named_buffers()):
        if numbers.dtype.is_floating_point:
            spread = numbers.detach().reshape(numbers.shape[0], -1).shape[1] ** -0.5 if numbers.dim() > 1 else 0.2
            away = 1.0 if "running_var" in name or (numbers.dim() == 1 and name.endswith("weight")) else 0.0
            with torch.no_grad():
                numbers.copy_((away + torch.empty_like(numbers).uniform_(-1.7, 1.7) * spread).abs() if away else
                              torch.empty_like(numbers).uniform_(-1.7, 1.7) * spread)
    return network.eval()


NETWORKS = {
    "deeplab": made(DeepLabV3(Body(), nn.Sequential(ASPP(8, [2, 4, 6], 6), nn.Conv2d(6, 6, 3, padding=1, bias=False),
                                                    nn.BatchNorm2d(6), nn.ReLU(), nn.Conv2d(6, 4, 1))), 6),
    "lraspp": made(LRASPP(Body(), 6, 8, 4, 6), 4),
}


def region(left, top, right, bottom):
    cells = torch.zeros(SIDE, SIDE, dtype=bool)
    cells[top:bottom, left:right] = True
    return cells


def scores(network):
    with torch.no_grad():
        largest = network(PICTURE)["out"][0].argmax(0)
    most = int(largest.flatten().bincount().argmax())
    print(largest.flatten().bincount())
    return {
        "mean(logit(1) over box(4, 3, 16, 11))": lambda y: y[0, 1][region(4, 3, 16, 11)].mean(),
        f"mean(logit({most}) over predicted)": lambda y: y[0, most][largest == most].mean(),
        "mean(probability(2) over pixel(20, 5))": lambda y: y[0].softmax(0)[2, 5, 20],
    }


def gradient(network, score, x):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(score(network(x)["out"]), x)[0]


def cam(network, score):
    kept = []
    handle = network.backbone.high.register_forward_hook(lambda module, given, said: kept.append(said))
    x = PICTURE.clone().requires_grad_()
    value = score(network(x)["out"])
    handle.remove()
    slope = torch.autograd.grad(value, kept[0])[0]
    return F.relu((slope.mean((2, 3), keepdim=True) * kept[0]).sum(1))


def integrated(network, score, steps=50):
    nodes, weights = np.polynomial.legendre.leggauss(steps)
    total = sum(w / 2 * gradient(network, score, PICTURE * (n + 1) / 2) for n, w in zip(nodes, weights))
    return PICTURE * total


def kept(traced):
    """Its file, the same bytes each time: without the times that an archive holds."""
    raw, own = io.BytesIO(), io.BytesIO()
    torch.jit.save(traced, raw)
    with zipfile.ZipFile(own, "w") as out, zipfile.ZipFile(raw) as archive:
        for entry in archive.namelist():
            out.writestr(zipfile.ZipInfo(entry), archive.read(entry), zipfile.ZIP_STORED)
    return own.getvalue()


lines = []
bundle = zipfile.ZipFile(HERE / "segmenters.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9)
for name, network in NETWORKS.items():
    traced = torch.jit.trace(network, torch.rand(1, 3, SIDE, SIDE), strict=False)
    bundle.writestr(zipfile.ZipInfo(name + ".pt"), kept(traced), zipfile.ZIP_DEFLATED)
    network.double()
    for place, (words, score) in enumerate(scores(network).items()):
        hidden = PICTURE.clone()
        hidden[:, :, 4:8, 8:12] = 0
        found = {
            "value": score(network(PICTURE)["out"]),
            "gradient": gradient(network, score, PICTURE),
            "grad-cam": cam(network, score),
            "hidden": score(network(hidden)["out"]),
        }
        if place == 0:
            found["integrated-gradients"] = integrated(network, score)
        for kind, of in found.items():
            numbers = of.detach().reshape(-1).tolist()
            lines.append("\t".join([f"{name} {kind} {words}", *(f"{v:.7g}" for v in numbers)]))
bundle.close()
(HERE / "segmenters.tsv").write_text("\n".join(lines) + "\n")
