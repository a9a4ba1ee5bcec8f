"""Six steps of PyTorch's and Keras's optimisers on a dense layer, with a rate of its own for each step.

    KERAS_BACKEND=torch python optimisers.py

writes optimisers.tsv beside itself: program, optimiser, then the layer's nine weights and three biases after the last step. The
weights, pictures and targets are waves, as in OptimisersTest. Made with PyTorch 2.13 and Keras 3.15.
"""

import math
from pathlib import Path

import keras
import torch

RATES = [0.05, 0.1, 0.2, 0.1, 0.05, 0.02]


def wave(count, start, scale, *shape):
    return torch.tensor([math.sin(start + i) * scale for i in range(count)], dtype=torch.float32).reshape(shape)


def start():
    return wave(9, 1, 0.5, 3, 3).requires_grad_(), wave(3, 20, 0.5, 3).requires_grad_()


def loss(matrix, bias):
    logits = torch.nn.functional.linear(wave(12, 3, 1, 4, 3), matrix, bias)
    return torch.nn.functional.cross_entropy(logits, torch.tensor([0, 2, 1, 2]))


def pytorch(make):
    matrix, bias = start()
    optimiser = make([matrix, bias])
    for rate in RATES:
        for group in optimiser.param_groups:
            group["lr"] = rate
        optimiser.zero_grad()
        loss(matrix, bias).backward()
        optimiser.step()
    return matrix, bias


def by_keras(optimiser):
    matrix, bias = (keras.Variable(x.detach().numpy()) for x in start())
    optimiser.build([matrix, bias])
    for rate in RATES:
        optimiser.learning_rate = rate
        values = [v.value.detach().clone().requires_grad_() for v in (matrix, bias)]
        gradients = torch.autograd.grad(loss(*values), values)
        with torch.no_grad():
            optimiser.apply(gradients, [matrix, bias])
    return matrix.value, bias.value


def split(parameters, decay):
    matrix, bias = parameters
    return [{"params": [matrix], "weight_decay": decay}, {"params": [bias], "weight_decay": 0}]


PYTORCH = {
    "sgd": lambda p: torch.optim.SGD(p, 1),
    "sgd momentum decay": lambda p: torch.optim.SGD(p, 1, momentum=0.9, weight_decay=0.1),
    "sgd nesterov": lambda p: torch.optim.SGD(p, 1, momentum=0.9, nesterov=True),
    "sgd nesterov decay of matrices": lambda p: torch.optim.SGD(split(p, 0.1), 1, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, 1, alpha=0.9, eps=1e-3),
    "rmsprop momentum": lambda p: torch.optim.RMSprop(p, 1, alpha=0.9, eps=1e-3, momentum=0.5),
    "adam": lambda p: torch.optim.Adam(p, 1, betas=(0.8, 0.99), eps=1e-3),
    "adamw": lambda p: torch.optim.AdamW(p, 1, betas=(0.8, 0.99), eps=1e-3, weight_decay=0.1),
    "adamw decay of matrices": lambda p: torch.optim.AdamW(split(p, 0.1), 1, betas=(0.8, 0.99), eps=1e-3),
}

KERAS = {
    "sgd": keras.optimizers.SGD(1.0),
    "sgd momentum decay": keras.optimizers.SGD(1.0, momentum=0.9, weight_decay=0.1),
    "sgd nesterov": keras.optimizers.SGD(1.0, momentum=0.9, nesterov=True),
    "rmsprop": keras.optimizers.RMSprop(1.0, rho=0.9, epsilon=1e-3),
    "rmsprop momentum": keras.optimizers.RMSprop(1.0, rho=0.9, epsilon=1e-3, momentum=0.5),
    "adam": keras.optimizers.Adam(1.0, beta_1=0.8, beta_2=0.99, epsilon=1e-3),
    "adamw": keras.optimizers.AdamW(1.0, beta_1=0.8, beta_2=0.99, epsilon=1e-3, weight_decay=0.1),
}


def line(program, name, matrix, bias):
    numbers = torch.cat([matrix.detach().flatten(), bias.detach()])
    return "\t".join([program, name, *(f"{x:.8g}" for x in numbers.tolist())])


if __name__ == "__main__":
    torch.set_num_threads(1)
    lines = [line("pytorch", name, *pytorch(make)) for name, make in PYTORCH.items()]
    lines += [line("keras", name, *by_keras(optimiser)) for name, optimiser in KERAS.items()]
    Path(__file__).with_suffix(".tsv").write_text("\n".join(lines) + "\n")
