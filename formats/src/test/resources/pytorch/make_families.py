"""Writes families.txt.gz: state dicts of families of networks under the names that people save, told as in
make_variants.py.

    python make_families.py PYTORCH_CIFAR     (torch, torchvision, timm, transformers; a clone of pytorch-cifar)"""

import sys
from functools import partial

import make_reference  # noqa: F401  torchvision's operators
import timm
import torch.nn as nn
import torch.nn.functional as F
from state_dicts import put, write
from torchvision.models.efficientnet import EfficientNet, FusedMBConvConfig, MBConvConfig
from torchvision.models.regnet import BlockParams, RegNet
from transformers import ConvNextConfig, ConvNextForImageClassification, ResNetConfig, ResNetForImageClassification

sys.path.insert(0, sys.argv[1])
import models as cifar  # noqa: E402
from models import densenet, preact_resnet, resnext, senet  # noqa: E402

SMALL = [
    "tinynet_e",
    "mobilenetv2_035",
    "mobilenetv3_small_050",
    "mobilenetv3_large_075",
    "efficientnet_lite0",
    "convnext_atto",
    "regnetx_002",
    "regnety_002",
]
for name in SMALL:
    put("timm-" + name, timm.create_model(name, num_classes=5), 64 if name.startswith("conv") else 65)
tensorflow = "tf_mobilenetv3_small_075"
put("timm-" + tensorflow, timm.create_model(tensorflow, num_classes=5), 65, config=dict(architecture=tensorflow))
put("timm-mixnet_s", timm.create_model("mixnet_s", num_classes=5), 65, refused="may be weights of mixnet_s, tf_mixnet_s")
put("timm-vit", timm.create_model("test_vit", num_classes=5), 160, refused="vision transformer")

for gate in (None, 0.25):
    params = BlockParams.from_init_params(depth=6, w_0=16, w_a=16, w_m=2.0, group_width=8, se_ratio=gate)
    put(f"torchvision-regnet-{'x' if gate is None else 'y'}", RegNet(params, num_classes=5), 64)
for name, depth in (("m", 3), ("l", 4)):
    stages = [FusedMBConvConfig(1, 3, 1, 8, 8, depth), FusedMBConvConfig(4, 3, 2, 8, 16, 1), FusedMBConvConfig(4, 3, 2, 16, 16, 1)]
    for wide, stride in ((24, 2), (24, 1), (32, 2), (40, 1)):
        stages.append(MBConvConfig(4, 3, stride, stages[-1].out_channels, wide, 1))
    norm = partial(nn.BatchNorm2d, eps=1e-3)
    put("torchvision-efficientnet-v2-" + name, EfficientNet(stages, 0.2, num_classes=5, last_channel=64, norm_layer=norm), 64)

for kind in ("basic", "bottleneck"):
    config = ResNetConfig(embedding_size=8, hidden_sizes=[8, 16, 24, 32], depths=[1, 2, 1, 1], layer_type=kind, num_labels=5)
    put("hugging-face-" + kind, ResNetForImageClassification(config), 64, answer=lambda y: y.logits)
config = ConvNextConfig(hidden_sizes=[40, 48, 56, 64], depths=[1, 1, 2, 1], num_labels=5)
put("hugging-face-convnext", ConvNextForImageClassification(config), 64, answer=lambda y: y.logits)

put("cifar-mobilenet", cifar.MobileNet(), 32)
put("cifar-mobilenetv2", cifar.MobileNetV2(), 32)
put("cifar-preact", preact_resnet.PreActResNet(preact_resnet.PreActBlock, [1, 2, 1, 1]), 32)
put("cifar-preact-bottleneck", preact_resnet.PreActResNet(preact_resnet.PreActBottleneck, [1, 1, 1, 1]), 32)
put("cifar-senet", senet.SENet(senet.PreActBlock, [1, 2, 1, 1]), 32)
put("cifar-resnext", resnext.ResNeXt([1, 2, 1], 2, 8), 32)
put("cifar-densenet", densenet.DenseNet(densenet.Bottleneck, [2, 3, 2, 2], 8), 32)
put("cifar-googlenet", cifar.GoogLeNet(), 32)
put("cifar-dpn", cifar.DPN26(), 32, refused="is for 288 channels")


class Tutorial(nn.Module):
    """Convolutions without padding, ReLU, pooling after each or after the last, dense layers."""

    def __init__(self, convolutions, dense, pooled=True, logarithms=False):
        super().__init__()
        for i, shape in enumerate(convolutions, 1):
            setattr(self, f"conv{i}", nn.Conv2d(*shape))
        for i, shape in enumerate(dense, 1):
            setattr(self, f"fc{i}", nn.Linear(*shape))
        self.counts = len(convolutions), len(dense)
        self.pooled, self.logarithms = pooled, logarithms

    def forward(self, x):
        convolutions, dense = self.counts
        for i in range(1, convolutions + 1):
            x = F.relu(getattr(self, f"conv{i}")(x))
            if self.pooled or i == convolutions:
                x = F.max_pool2d(x, 2)
        x = x.flatten(1)
        for i in range(1, dense + 1):
            x = getattr(self, f"fc{i}")(x)
            x = F.relu(x) if i < dense else x
        return F.log_softmax(x, 1) if self.logarithms else x


lenet = [(120, 84), (84, 10)]
put("tutorial-cifar10", Tutorial([(3, 6, 5), (6, 16, 5)], [(400, 120), *lenet]), 32)
put("tutorial-garments", Tutorial([(1, 6, 5), (6, 16, 5)], [(256, 120), *lenet]), 28, 1)
put("tutorial-mnist", Tutorial([(1, 32, 3), (32, 64, 3)], [(9216, 128), (128, 10)], False, True), 28, 1)
put("tutorial-mnist-of-old", Tutorial([(1, 10, 5), (10, 20, 5)], [(320, 50), (50, 10)], logarithms=True), 28, 1)
put("padded-lenet", Tutorial([(1, 6, 5), (6, 16, 5)], [(400, 120), *lenet]), 32, 1, refused="torch.rand(1, 1, 224")
write("families.txt.gz")
