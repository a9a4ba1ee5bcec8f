"""Objectives of portraits, their gradients, and pictures made by a few updates, on the network that make.py saved.

    PYTHONPATH=zennit/src:captum:lucent python portrait.py

writes portrait.tsv beside itself: a name, then numbers. Everything is computed in float64 by PyTorch's autograd and its Adam;
pictures are Lucent's (spectrum or pixels, decorrelated colours, sigmoid), the objectives are the formulas of Mahendran and Vedaldi
(inversion), of Lucid's recipe (caricature), of Lucid and the first deep dreams (dreamt) and of Chollet (ascended). Made with Lucent
6123386.
"""

from unittest import mock

import make
import torch
from lucent.optvis import param
from lucent.optvis.param import color

SIDE = 12
UPDATES = 6
RATE = 0.05
VARIATION, NORM, POWER = 0.4, 0.7, 4
LAYERS = {"norm3": ("inversion", "caricature 1"), "relu4": None}


class Watched:
    """A network and what its layers put out."""

    def __init__(self, network):
        self.network = network
        self.said = {}
        for name in LAYERS:
            getattr(network, name).register_forward_hook(lambda _, __, out, name=name: self.said.update({name: out}))

    def __call__(self, picture, layer=None):
        logits = self.network(picture)
        return self.said[layer] if layer else logits


def inversion(now, reference):
    return ((now - reference) ** 2).sum() / (reference**2).sum()


def caricature(now, reference, power):
    """Lucid's recipe, whose cosine leaves out the size of the reference."""
    dot = (now * reference).sum()
    cosine = dot / (1e-6 + (now**2).sum().sqrt())
    return dot * torch.clamp(cosine, min=0.1) ** power


def objectives(layer, reference):
    return {
        "inversion": lambda now: inversion(now, reference),
        "caricature 0": lambda now: caricature(now, reference, 0),
        "caricature 1": lambda now: caricature(now, reference, 1),
        "caricature 2.5": lambda now: caricature(now, reference, 2.5),
        "energy": lambda now: (now**2).mean(),
        "channel": lambda now: now[:, 3].mean(),
        "neuron": lambda now: now[0, 3, 1, 2],
    }


def values(network, picture, baseline):
    found = {}
    for layer in LAYERS:
        reference = network(baseline, layer).detach()
        chosen = objectives(layer, reference)
        for name in LAYERS[layer] or chosen:
            objective = chosen[name]
            x = picture.clone().requires_grad_()
            value = objective(network(x, layer))
            found[f"{name} {layer}"] = value
            found[f"{name} {layer} slope"] = torch.autograd.grad(value, x)[0]
    return found


def variation(picture):
    rows = (picture[:, :, 1:] - picture[:, :, :-1]).abs().sum()
    columns = (picture[:, :, :, 1:] - picture[:, :, :, :-1]).abs().sum()
    return (rows + columns) / picture.numel()


def norm(picture):
    return ((picture - 0.5).abs() ** POWER).mean() ** (1 / POWER)


def made(cost, fft):
    """The numbers that a picture begins as, one plane after the other, real before imaginary parts, and what it becomes."""
    generator = torch.Generator().manual_seed(3)
    draw = torch.randn
    numbers = lambda *shape: draw(*shape, generator=generator, dtype=torch.float64)
    with (
        mock.patch.object(torch, "randn", numbers),
        mock.patch.object(torch.Tensor, "float", torch.Tensor.double),
        mock.patch.object(color, "color_correlation_normalized", color.color_correlation_normalized.astype("float64")),
    ):
        (start,), picture = param.image(SIDE, fft=fft, sd=0.3)
        return descended(cost, start, picture, fft)


def descended(cost, start, picture, fft):
    begun = start.detach().clone()
    adam = torch.optim.Adam([start], lr=RATE)
    first = picture().detach()
    for _ in range(UPDATES):
        adam.zero_grad()
        cost(picture()).backward()
        adam.step()
    return (begun.movedim(-1, 2) if fft else begun), first, picture().detach()


def pictures(network, baseline):
    given = lambda x: x * 5.5 - 2.5
    reference = network(baseline, "relu4").detach()
    size = reference.numel() * (reference**2).sum().sqrt()
    costs = {
        "inverted": lambda x: inversion(network(given(x), "relu4"), reference) + VARIATION * variation(x),
        "overdone": lambda x: -caricature(network(given(x), "relu4"), reference, 1) / size,
        "excited": lambda x: -network(given(x))[0, make.TARGET] + NORM * norm(x),
    }
    found = {}
    for name, cost in costs.items():
        for fft in (True, False):
            kind = "spectrum" if fft else "pixels"
            found[f"{kind} start"], found[f"{kind} picture"], found[f"{kind} {name}"] = made(cost, fft)
    return found


def climbed(network, start, objective, step):
    """Plain gradient ascent on pixels 0..1."""
    x = start
    for _ in range(UPDATES):
        x = x.detach().requires_grad_()
        value = objective(network(x * 5.5 - 2.5, "relu4"))
        x = step(x, torch.autograd.grad(value, x)[0])
    return x.detach()


def ascents(network, picture):
    seen = (picture + 2.5) / 5.5
    channel = lambda now: now[:, 3].mean()
    return {
        "dreamt": climbed(network, seen, lambda now: (now**2).mean(), lambda x, g: (x + 3 / 255 * g / g.abs().mean()).clamp(0, 1)),
        "ascended": climbed(network, seen, channel, lambda x, g: x + 1 / 255 * g / ((g**2).mean().sqrt() + 1e-5)),
    }


def nadam():
    """PyTorch's NAdam, whose momentum warms up as Dozat published it; Keras' does so 250 times as fast."""
    gradients = torch.randn(5, 4, generator=torch.Generator().manual_seed(4), dtype=torch.float64)
    numbers = torch.zeros(4, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.NAdam([numbers], lr=1, eps=1e-7)
    for gradient in gradients:
        numbers.grad = -gradient
        optimiser.step()
    return {"nadam gradients": gradients, "nadam": numbers}


def main():
    network, picture, baseline = make.saved()
    watched = Watched(network)
    maps = values(watched, picture, baseline) | pictures(watched, baseline) | ascents(watched, picture) | nadam()
    make.write("portrait.tsv", maps)


if __name__ == "__main__":
    main()
