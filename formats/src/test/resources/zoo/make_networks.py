"""Writes the tables of known networks and of ImageNet's class names.

  python make_networks.py ../../../main/resources/org/convlens/format/zoo

The facts are those that torchvision publishes with each of its weights. networks.txt: name, file below
https://download.pytorch.org/models/, size in MiB (rounded to a thousandth), parameters, top-1 accuracy in per cent on
ImageNet's 50,000 validation pictures, rows and columns of the input, short side of the picture before its middle is
taken, interpolation, mean and deviation. imagenet.txt: what the 1000 classes are called, after the WordNet synsets
that they are, in the order of the outputs.
"""

import re
import sys
from pathlib import Path

import torch
from importlib.util import find_spec

# torchvision's compiled operators are not needed, but have to be known before it is imported.
source = Path(find_spec("torchvision").submodule_search_locations[0], "_meta_registrations.py").read_text()
operators = torch.library.Library("torchvision", "DEF")
for name in sorted({"nms"} | set(re.findall(r'register_meta\("(\w+)"', source)) | set(re.findall(r"torchvision::(\w+)", source))):
    operators.define(name + "(Tensor a) -> Tensor")

import torchvision
from torchvision.models import get_model_weights, list_models

FAMILIES = (
    "alexnet|vgg|squeezenet|resnet|resnext|wide_resnet|densenet|googlenet|inception_v3|mobilenet|shufflenet"
    "|mnasnet|efficientnet_b|efficientnet_v2_s|convnext"
)
BASE = "https://download.pytorch.org/models/"


def lines():
    for model in list_models(module=torchvision.models):
        for weights in get_model_weights(model):
            if not re.match(FAMILIES, model) or weights.name not in ("IMAGENET1K_V1", "IMAGENET1K_V2"):
                continue
            assert weights.url.startswith(BASE)
            assert weights.meta["categories"] == classes()
            only = len([w for w in get_model_weights(model)]) == 1
            name = model if only or weights.name.endswith("V1") else model + "-v2"
            how = weights.transforms()
            mean, std = how.mean, how.std
            if model in ("googlenet", "inception_v3"):
                mean, std = [0.5], [0.5]  # what transform_input=True makes of ImageNet's mean and deviation
            yield [
                name,
                weights.url[len(BASE):],
                f"{weights.meta['_file_size']:.3f}",
                str(weights.meta["num_params"]),
                f"{weights.meta['_metrics']['ImageNet-1K']['acc@1']:.3f}",
                str(how.crop_size[0]),
                str(how.resize_size[0]),
                how.interpolation.value,
                ",".join(map(str, mean)),
                ",".join(map(str, std)),
            ]


def classes():
    return torchvision.models.ResNet18_Weights.DEFAULT.meta["categories"]


def natural(row):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", row[0])]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    rows = sorted(lines(), key=natural)
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    text = ["# Made by make_networks.py from torchvision " + torchvision.__version__.split("+")[0]]
    text += ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    (folder / "networks.txt").write_text("\n".join(text) + "\n")
    (folder / "imagenet.txt").write_text("\n".join(classes()) + "\n")
