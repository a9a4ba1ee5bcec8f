"""RISE with NumPy and PyTorch's enlargement: python rise.py > rise.txt

Masks are drawn from the same numbers as java.util.SplittableRandom gives (Steele, Lea, Flood 2014), so that they are the same
masks. The picture and the score are formulas. The numbers are those of the map, row by row.
"""

import numpy as np
import torch
import torch.nn.functional as F

MASKS, CELLS, KEEP, SEED = 70, 3, 0.4, 11
HEIGHT, WIDTH = 7, 10
ALL = (1 << 64) - 1


class Splittable:
    def __init__(self, seed):
        self.seed = seed

    def next(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & ALL
        return self.seed

    def real(self):
        z = self.next()
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & ALL
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & ALL
        return ((z ^ (z >> 31)) >> 11) * 2.0**-53

    def whole(self, bound):
        while True:
            z = self.next()
            z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & ALL
            r = (((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & ALL) >> 32
            if bound & (bound - 1) == 0:
                return r & (bound - 1)
            u = r >> 1
            if u - u % bound + bound - 1 < 1 << 31:
                return u % bound


def mask(random):
    rows, columns = -(-HEIGHT // CELLS), -(-WIDTH // CELLS)
    grid = np.array([[random.real() < KEEP for _ in range(CELLS + 1)] for _ in range(CELLS + 1)], dtype=np.float64)
    size = ((CELLS + 1) * rows, (CELLS + 1) * columns)
    large = F.interpolate(torch.from_numpy(grid)[None, None], size=size, mode="bilinear", align_corners=False)[0, 0].numpy()
    top, left = random.whole(rows), random.whole(columns)
    return large[top : top + HEIGHT, left : left + WIDTH]


def main():
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    picture = np.stack([(3 * y + 5 * x) % 7 - 2.0, (2 * y + x) % 5 - 1.0])
    random = Splittable(SEED)
    masks = [mask(random) for _ in range(MASKS)]
    scores = [(picture * m)[0, 4, 2] * (picture * m)[1, 1, 8] + (picture * m)[1].sum() / 8 for m in masks]
    saliency = sum(s * m for s, m in zip(scores, masks)) / (MASKS * KEEP)
    print(*(f"{v:.8g}" for v in saliency.ravel()))


main()
