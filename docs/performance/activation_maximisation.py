"""Activation maximisation of VGG-16's block3_conv1, filter 0, as one writes it in PyTorch: the whole network with a forward
hook, a Fourier spectrum with decorrelated colours, random shift, scale and turn, Adam 0.05. Two threads, float32, default layout.

    python docs/performance/activation_maximisation.py save vgg16.pth      # weights drawn by a seed
    python docs/performance/activation_maximisation.py time vgg16.pth 20   # milliseconds of one update
    convlens draw activation-maximisation vgg16.pth --score "channel(features.10, 0)" --steps 20 -o wish.png

Needs torch and torchvision.
"""

import math
import random
import sys
import time

import torch
import torch.nn.functional as F

from pytorch_side import torchvision


def network():
    torch.manual_seed(0)
    return torchvision.models.vgg16(weights=None).eval()


COLOURS = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.0, -0.05], [0.27, -0.09, 0.03]]) / 0.461952


def main():
    what, path = sys.argv[1:3]
    if what == "save":
        torch.save(network().state_dict(), path)
        return
    steps = int(sys.argv[3])
    torch.set_num_threads(2)
    model = network()
    model.load_state_dict(torch.load(path))
    said = {}
    model.features[10].register_forward_hook(lambda module, given, out: said.update(maps=out))
    side = 224
    fy = torch.fft.fftfreq(side)[:, None]
    fx = torch.fft.rfftfreq(side)[None, :]
    scale = side / torch.maximum(torch.sqrt(fx * fx + fy * fy), torch.tensor(1.0 / side))
    spectrum = (0.01 * torch.randn(1, 3, side, side // 2 + 1, 2)).requires_grad_(True)
    optimiser = torch.optim.Adam([spectrum], lr=0.05)
    mean = torch.tensor([0.485, 0.456, 0.406])[None, :, None, None]
    std = torch.tensor([0.229, 0.224, 0.225])[None, :, None, None]
    times = []
    for _ in range(steps):
        begun = time.perf_counter()
        optimiser.zero_grad()
        planes = torch.fft.irfft2(torch.view_as_complex(spectrum) * scale, s=(side, side)) / 4
        picture = torch.sigmoid(torch.einsum("rc,bchw->brhw", COLOURS, planes))
        view = F.pad(picture, [12] * 4, value=0.5)
        y, x = random.randrange(25), random.randrange(25)
        view = view[:, :, y : y + side, x : x + side]
        zoom, turn = 1 + 0.02 * random.randint(-5, 5), math.radians(random.randint(-10, 10))
        cosine, sine = math.cos(turn) / zoom, math.sin(turn) / zoom
        theta = torch.tensor([[[cosine, -sine, 0.0], [sine, cosine, 0.0]]])
        grid = F.affine_grid(theta, list(view.shape), align_corners=False)
        view = F.grid_sample(view, grid, align_corners=False)
        model((view - mean) / std)
        (-said["maps"][:, 0].mean()).backward()
        optimiser.step()
        times.append(time.perf_counter() - begun)
    times.sort()
    print(f"{1000 * times[len(times) // 2]:.0f} ms an update, the median of {steps}")


if __name__ == "__main__":
    main()
