"""Attributions by zennit (LRP) and Captum (DeepLIFT and others) of a small network with seeded weights.

    PYTHONPATH=zennit/src:captum python make.py

writes beside itself: network.pt (TorchScript) and expected.tsv: a name, then the numbers of a map in C, H, W order. Everything
is computed in float64. Both libraries are read from source trees; made with zennit 6204e31 and Captum faac087.
"""

from pathlib import Path

import torch

# torchvision's own operators are not needed here, and its extension may have been built for another PyTorch.
OPERATORS = torch.library.Library("torchvision", "FRAGMENT")
for name in "nms qnms roi_align ps_roi_align roi_pool ps_roi_pool deform_conv2d".split():
    for operator in (name, f"_{name}_backward"):
        try:
            OPERATORS.define(f"{operator}(Tensor a) -> Tensor")
        except RuntimeError:
            pass

import captum.attr as captum  # noqa: E402
from torch import nn  # noqa: E402
from zennit import composites, layer, rules  # noqa: E402
from zennit.attribution import Gradient  # noqa: E402
from zennit.canonizers import SequentialMergeBatchNorm  # noqa: E402
from zennit.types import Convolution, Linear  # noqa: E402

TARGET = 1
LOW, HIGH = -2.5, 3.0
HERE = Path(__file__).parent


class Network(nn.Module):
    """Biases everywhere, batch normalisation, both kinds of pooling, a residual sum and a hidden dense layer."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, padding=1)
        self.norm1 = nn.BatchNorm2d(6)
        self.relu1 = nn.ReLU()
        self.pool1 = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(6, 6, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(6)
        self.relu2 = nn.ReLU()
        self.conv3 = nn.Conv2d(6, 6, 3, padding=1)
        self.norm3 = nn.BatchNorm2d(6)
        self.sum = layer.Sum()
        self.relu3 = nn.ReLU()
        self.pool2 = nn.AvgPool2d(2)
        self.conv4 = nn.Conv2d(6, 8, 3, padding=1)
        self.relu4 = nn.ReLU()
        self.mean = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.dense1 = nn.Linear(8, 6)
        self.relu5 = nn.ReLU()
        self.dense2 = nn.Linear(6, 4)

    def forward(self, x):
        x = self.pool1(self.relu1(self.norm1(self.conv1(x))))
        y = self.norm3(self.conv3(self.relu2(self.norm2(self.conv2(x)))))
        x = self.relu3(self.sum(torch.stack([x, y], dim=-1)))
        x = self.relu4(self.conv4(self.pool2(x)))
        return self.dense2(self.relu5(self.dense1(self.flatten(self.mean(x)))))


class Plain(Network):
    """The same, its sum as people write it.

    Captum loses the rule of a hooked module whose input is the very tensor that another hooked module gave: its DeepLIFT of a
    ReLU and a max pool then does not add up to the rise. With a product by 1 between the two it does.
    """

    apart = False

    def forward(self, x):
        x = self.relu1(self.norm1(self.conv1(x)))
        x = self.pool1(x * 1.0 if self.apart else x)
        x = self.relu3(x + self.norm3(self.conv3(self.relu2(self.norm2(self.conv2(x))))))
        x = self.relu4(self.conv4(self.pool2(x)))
        return self.dense2(self.relu5(self.dense1(self.flatten(self.mean(x)))))


def drawn():
    torch.manual_seed(6)
    network = Network().eval()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.3)
            module.running_var.uniform_(0.4, 1.8)
            module.weight.data.normal_(1, 0.3)
            module.bias.data.normal_(0, 0.2)
        elif isinstance(module, (nn.Conv2d, nn.Linear)):
            module.weight.data.mul_(1.6)
            if module.bias is not None:
                module.bias.data.normal_(0, 0.2)
    plain = Plain().eval()
    plain.load_state_dict(network.state_dict())
    picture = torch.randn(1, 3, 12, 12)
    baseline = 0.5 * torch.randn(1, 3, 12, 12)
    return network, plain, picture, baseline


def relevance(network, picture, composite):
    """LRP: the logit as the relevance to share out, relevances of the picture."""
    with Gradient(model=network, composite=composite) as attributor:
        seed = lambda out: out * torch.eye(out.shape[1], dtype=out.dtype)[[TARGET]]
        return attributor(picture, seed)[1]


def composite(middle, first=None, epsilon=1e-6):
    layers = composites.layer_map_base() + [(Convolution, middle), (nn.Linear, rules.Epsilon(epsilon=epsilon))]
    merged = [SequentialMergeBatchNorm()]
    if first is None:
        return composites.LayerMapComposite(layers, canonizers=merged)
    return composites.SpecialFirstLayerMapComposite(layers, [(Linear, first)], canonizers=merged)


def relevances(network, picture):
    plus = rules.ZPlus()
    box = rules.ZBox(low=torch.full_like(picture, LOW), high=torch.full_like(picture, HIGH))
    kinds = {
        "lrp default": composites.EpsilonPlusFlat(canonizers=[SequentialMergeBatchNorm()]),
        "lrp epsilon": composite(rules.Epsilon()),
        "lrp epsilon 0.25": composite(rules.Epsilon(epsilon=0.25), epsilon=0.25),
        "lrp gamma": composite(rules.Gamma(gamma=0.25)),
        "lrp alpha1-beta0": composite(plus),
        "lrp alpha2-beta1": composite(rules.AlphaBeta(alpha=2, beta=1)),
        "lrp squared-weights": composite(plus, rules.WSquare(zero_params=["bias"])),
        "lrp box": composite(plus, box),
    }
    return {kind: relevance(network, picture, rule) for kind, rule in kinds.items()}


def attributions(plain, picture, baseline):
    plain.apart = True
    layer_of = plain.conv4
    return {
        "deep-lift": captum.DeepLift(plain).attribute(picture, target=TARGET),
        "deep-lift baseline": captum.DeepLift(plain).attribute(picture, baseline, target=TARGET),
        "integrated-gradients": captum.IntegratedGradients(plain).attribute(picture, target=TARGET),
        "gradient": captum.Saliency(plain).attribute(picture, target=TARGET, abs=False),
        "guided": captum.GuidedBackprop(plain).attribute(picture, target=TARGET),
        "deconvnet": captum.Deconvolution(plain).attribute(picture, target=TARGET),
        "occlusion": captum.Occlusion(plain).attribute(
            picture, sliding_window_shapes=(3, 5, 5), strides=(3, 3, 3), target=TARGET
        )[:, :1],
        "grad-cam": captum.LayerGradCam(plain, layer_of).attribute(picture, target=TARGET, relu_attributions=True),
    }


def write(name, maps):
    with open(HERE / name, "w") as file:
        for kind, numbers in maps.items():
            print(kind, *(f"{v:.7g}" for v in numbers.detach().flatten().tolist()), sep="\t", file=file)
            print(kind, tuple(numbers.shape), numbers.sum().item())


def read(name):
    """The numbers that a script wrote: 3 x 12 x 12 are a picture."""
    with open(HERE / name) as file:
        lines = (line.rstrip("\n").split("\t") for line in file)
        return {kind: torch.tensor([float(v) for v in cells]).double() for kind, *cells in lines}


def saved():
    """The network that make.py saved, its picture and its baseline, in float64."""
    plain = Plain().eval()
    plain.load_state_dict(torch.jit.load(str(HERE / "network.pt")).state_dict())
    given = read("expected.tsv")
    return plain.double(), *(given[name].reshape(1, 3, 12, 12) for name in ("picture", "baseline"))


def main():
    network, plain, picture, baseline = drawn()
    with torch.no_grad():
        torch.jit.trace(plain, picture).save(str(HERE / "network.pt"))
    network, plain, x, x0 = (thing.double() for thing in (network, plain, picture, baseline))
    maps = {"picture": picture, "baseline": baseline, "logits": plain(x)}
    maps |= relevances(network, x.clone())
    maps |= attributions(plain, x.clone().requires_grad_(), x0)
    write("expected.tsv", maps)

if __name__ == "__main__":
    main()
