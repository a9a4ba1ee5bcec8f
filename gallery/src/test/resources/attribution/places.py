"""What autograd says of scores that a network gives to many places: cells of a map, and boxes.

    python places.py

writes places.tsv beside itself: a name, then numbers in C, H, W order. Everything is computed in float64. The two networks are made of
small fractions that PlacesParityTest makes in the same way, so that no weights need to be kept. Made with PyTorch 2.13.
"""

import pathlib

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def numbers(*shape, turn=37):
    count = int(np.prod(shape))
    return torch.tensor([((i * turn) % 19 - 9) / 32 for i in range(count)]).reshape(shape)


PICTURE = torch.tensor([(i * 53) % 251 for i in range(3 * 16 * 16)], dtype=torch.float64).reshape(1, 3, 16, 16) / 256
BODY = numbers(8, 3, 3, 3), numbers(6, 8, 3, 3, turn=41)
CLASSES = numbers(3, 6, 1, 1, turn=7)
BOXES = numbers(6, 6, 1, 1, turn=29)


def body(x):
    x = F.relu(F.conv2d(x, BODY[0], stride=2, padding=1))
    return F.relu(F.conv2d(x, BODY[1], padding=1))


def segment(maps):
    """1 x 3 x 16 x 16: the logits of three classes for each pixel."""
    return F.interpolate(F.conv2d(maps, CLASSES), size=(16, 16), mode="bilinear", align_corners=False)


def detect(maps):
    """1 x 128 x 3: the logits of three classes for each of two boxes a cell."""
    return F.conv2d(maps, BOXES).reshape(1, 2, 3, 64).permute(0, 1, 3, 2).reshape(1, 128, 3)


def over(region, index=1):
    return lambda maps: segment(maps)[0, index][region].mean()


def predicted(index):
    return segment(body(PICTURE))[0].argmax(0) == index


def rectangle(left, top, right, bottom):
    region = torch.zeros(16, 16, dtype=bool)
    region[top:bottom, left:right] = True
    return region


SCORES = {
    "mean(logit(1) over box(4, 2, 12, 10))": over(rectangle(4, 2, 12, 10)),
    "mean(logit(1) over cell(9, 5))": over(rectangle(5, 9, 6, 10)),
    "mean(logit(2) over predicted)": over(predicted(2), 2),
    "box(2, 37)": lambda maps: detect(maps)[0, 37, 2],
}


def gradient(score, x):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(score(body(x)), x)[0]


def cam(score):
    maps = body(PICTURE).requires_grad_()
    slope = torch.autograd.grad(score(maps), maps)[0]
    return F.relu((slope.mean((2, 3), keepdim=True) * maps).sum(1))


def integrated(score, steps=50):
    nodes, weights = np.polynomial.legendre.leggauss(steps)
    total = sum(w / 2 * gradient(score, PICTURE * (n + 1) / 2) for n, w in zip(nodes, weights))
    return PICTURE * total


def main():
    lines = []
    for name, score in SCORES.items():
        found = {
            "value": score(body(PICTURE)),
            "gradient": gradient(score, PICTURE),
            "grad-cam": cam(score),
            "integrated-gradients": integrated(score),
        }
        hidden = PICTURE.clone()
        hidden[:, :, 4:8, 8:12] = 0
        found["hidden"] = score(body(hidden))
        for kind, of in found.items():
            lines.append("\t".join([f"{kind} {name}", *(f"{v:.10g}" for v in of.detach().reshape(-1).tolist())]))
    pathlib.Path(__file__).with_name("places.tsv").write_text("\n".join(lines) + "\n")


main()
