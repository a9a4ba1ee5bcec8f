"""Class activation maps by pytorch-grad-cam of the network that make.py saved, and what Captum says of its pixels.

    PYTHONPATH=zennit/src:captum:pytorch-grad-cam python cam.py

writes cam.tsv beside itself: a name, then the numbers of a map in C, H, W order, before any scaling. Everything is computed in
float64. The libraries are read from source trees; made with pytorch-grad-cam 084273b and Captum faac087.
"""

import sys
from types import ModuleType
from unittest import mock

import make
import numpy as np
import torch
import torch.nn.functional as F

# Augmentation at test time is not used here.
AUGMENTATION = ModuleType("ttach")
AUGMENTATION.Compose = list
AUGMENTATION.HorizontalFlip = lambda: None
AUGMENTATION.Multiply = lambda factors: None
sys.modules["ttach"] = AUGMENTATION

import captum.attr as captum  # noqa: E402
import pytorch_grad_cam as pgc  # noqa: E402
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget  # noqa: E402

FAMILY = {
    "grad-cam": pgc.GradCAM,
    "hires-cam": pgc.HiResCAM,
    "grad-cam-plus-plus": pgc.GradCAMPlusPlus,
    "x-grad-cam": pgc.XGradCAM,
    "layer-cam": pgc.LayerCAM,
    "element-wise-cam": pgc.GradCAMElementWise,
    "eigen-cam": pgc.EigenCAM,
    "ablation-cam": pgc.AblationCAM,
}


class HalfPixels:
    """torch.nn.UpsamplingBilinear2d, but with the pixels' centres where OpenCV, TensorFlow and PIL have them."""

    def __init__(self, size):
        self.size = size

    def __call__(self, maps):
        return F.interpolate(maps, size=self.size, mode="bilinear", align_corners=False)


def votes(kind, network, layer, picture):
    """What pytorch-grad-cam adds up, before it cuts off what is negative and scales."""
    cam = kind(model=network, target_layers=[layer])
    targets = [ClassifierOutputTarget(make.TARGET)]
    cam.outputs = cam.activations_and_grads(picture)
    if cam.uses_gradients:
        network.zero_grad()
        targets[0](cam.outputs[0]).backward(retain_graph=True)
    activations = cam.activations_and_grads.activations[0].detach().numpy()
    gradients = [g.detach().numpy() for g in cam.activations_and_grads.gradients]
    found = cam.get_cam_image(picture, layer, targets, activations, gradients[0] if gradients else None, False)
    cam.activations_and_grads.release()
    return torch.from_numpy(np.asarray(found, dtype=np.float64))


def smoothed(network, picture, kind, noise):
    """Captum's NoiseTunnel over the gradient, with half the picture's range times what a SplittableRandom of seed 0 drew."""
    tunnel = captum.NoiseTunnel(captum.Saliency(network))
    with mock.patch.object(torch, "normal", lambda mean, spread: noise.reshape(spread.shape)):
        return tunnel.attribute(picture, nt_type=kind, nt_samples=len(noise), abs=False, target=make.TARGET)


def main():
    network, picture, _ = make.saved()
    picture.requires_grad_()
    noise = torch.from_numpy(np.load(make.HERE / "noise.npy")).double()
    maps = {}
    for name in ("norm3", "pool2", "relu4"):
        layer = getattr(network, name)
        for kind, method in FAMILY.items():
            if kind != "ablation-cam" or name == "relu4":
                maps[f"{kind} {name}"] = votes(method, network, layer, picture)
        maps[f"score-cam {name} corners"] = votes(pgc.ScoreCAM, network, layer, picture)
        with mock.patch.object(torch.nn, "UpsamplingBilinear2d", HalfPixels):
            maps[f"score-cam {name}"] = votes(pgc.ScoreCAM, network, layer, picture)
    maps["gradient-times-input"] = captum.InputXGradient(network).attribute(picture, target=make.TARGET)
    maps["guided-grad-cam"] = captum.GuidedGradCam(network, network.conv4).attribute(
        picture, target=make.TARGET, interpolate_mode="bilinear"
    )
    for kind in ("smoothgrad", "smoothgrad_sq", "vargrad"):
        maps[kind] = smoothed(network, picture, kind, noise)
    make.write("cam.tsv", maps)


if __name__ == "__main__":
    main()
