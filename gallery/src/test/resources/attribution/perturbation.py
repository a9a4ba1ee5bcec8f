"""LIME, Kernel SHAP and RISE by their authors' programs of the network that make.py saved.

    PYTHONPATH=zennit/src:captum:lime:RISE python perturbation.py

writes perturbation.tsv beside itself: a name, then the numbers of a map in C, H, W order. Everything is computed in float64. The
pieces of LIME and Kernel SHAP are given (PIECES: SLIC's, as this project cuts the picture), the samples of LIME and the masks of
RISE are drawn from the numbers of java.util.SplittableRandom. Made with lime fd7eb2e, RISE d91ea00, shap 0.51.0, scikit-learn 1.9.1
and scikit-image 0.26.0.
"""

from itertools import combinations
from math import factorial
from unittest import mock

import explanations
import make
import numpy as np
import shap
import torch
from lime.lime_image import LimeImageExplainer
from sklearn.linear_model import Ridge
from splittable import Splittable

SEED = 7
SAMPLES = 60
MASKS, CELLS, KEEP = 50, 5, 0.4
PIECES = """
000111111111
000111112231
000111122233
004444442223
444444444444
444444444555
444444444555
444444446655
477788886665
777888886999
878888866699
888888886999
"""
SEGMENTS = np.array([[int(piece) for piece in row] for row in PIECES.split()])
COUNT = SEGMENTS.max() + 1


class Logit:
    """The network for pictures whose colours come last, as a function of NumPy's."""

    def __init__(self, network):
        self.network = network

    def __call__(self, pictures):
        with torch.no_grad():
            return self.network(torch.from_numpy(np.asarray(pictures)).permute(0, 3, 1, 2)).numpy()


class Drawn:
    """NumPy's random numbers, but those of a seeded SplittableRandom."""

    def __init__(self, samples):
        self.samples = samples

    def randint(self, low, high, size=None):
        return np.array(self.samples) if size else 0


def lime(network, picture, width, ridge, hidden):
    random = Splittable(SEED)
    samples = [1] * COUNT + [int(random.boolean()) for _ in range((SAMPLES - 1) * COUNT)]
    explainer = LimeImageExplainer(kernel_width=width)
    explainer.random_state = Drawn(samples)
    made = explainer.explain_instance(
        picture[0].permute(1, 2, 0).numpy(),
        Logit(network),
        labels=(make.TARGET,),
        top_labels=None,
        hide_color=hidden,
        num_samples=SAMPLES,
        segmentation_fn=lambda image: SEGMENTS,
        model_regressor=None if ridge == 1 else Ridge(alpha=ridge),
        progress_bar=False,
    )
    weights = dict(made.local_exp[make.TARGET])
    print("R2", made.score[make.TARGET])
    return torch.tensor([weights[i] for i in range(COUNT)])[SEGMENTS]


class Game:
    """What the pieces that are shown are worth, the others being zero."""

    def __init__(self, network, picture):
        self.network = network
        self.picture = picture

    def __call__(self, shown):
        masks = torch.from_numpy(np.asarray(shown, dtype=np.float64)[:, SEGMENTS])[:, None]
        with torch.no_grad():
            return self.network(masks * self.picture)[:, make.TARGET].numpy()


def shapley(game):
    """By the definition: the mean over all orders of what a player adds."""
    players = range(COUNT)
    worths = game([[(subset >> i) & 1 for i in players] for subset in range(2**COUNT)])
    values = []
    for player in players:
        others = [i for i in players if i != player]
        value = 0
        for size in range(COUNT):
            share = factorial(size) * factorial(COUNT - size - 1) / factorial(COUNT)
            for chosen in combinations(others, size):
                without = sum(1 << i for i in chosen)
                value += share * (worths[without | 1 << player] - worths[without])
        values.append(value)
    return torch.tensor(values)[SEGMENTS]


def kernel_shap(game):
    explainer = shap.KernelExplainer(game, np.zeros((1, COUNT)))
    return torch.from_numpy(explainer.shap_values(np.ones((1, COUNT)), nsamples=2**COUNT, l1_reg=False)[0])[SEGMENTS]


def rise(network, picture):
    """RISE's own masks from numbers drawn mask by mask: the cells, then the two shifts."""
    random = Splittable(SEED)
    cell = -(-12 // CELLS)
    grids, shifts = [], []
    for _ in range(MASKS):
        grids.append([[random.real() for _ in range(CELLS)] for _ in range(CELLS)])
        shifts += [random.whole(cell), random.whole(cell)]
    made = explanations.RISE(network, (12, 12))
    following = iter(shifts)
    with (
        mock.patch.object(np.random, "rand", lambda *size: np.array(grids)),
        mock.patch.object(np.random, "randint", lambda low, high: next(following)),
        mock.patch.object(np, "save"),
        mock.patch.object(torch.Tensor, "cuda", lambda tensor: tensor),
    ):
        made.generate_masks(MASKS, CELLS, KEEP)
    made.masks = made.masks.double()
    with torch.no_grad():
        return made(picture)[make.TARGET]


def main():
    network, picture, _ = make.saved()
    game = Game(network, picture)
    maps = {
        "lime zero": lime(network, picture, 0.25, 1, 0),
        "lime zero wide": lime(network, picture, 0.6, 0.3, 0),
        "lime superpixel": lime(network, picture, 0.25, 1, None),
        "kernel-shap": kernel_shap(game),
        "shapley": shapley(game),
        "rise": rise(network, picture),
    }
    make.write("perturbation.tsv", maps)


if __name__ == "__main__":
    main()
