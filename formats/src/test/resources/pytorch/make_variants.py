"""Writes variants.txt.gz: state dicts of networks that people change, and what PyTorch says to one picture.

    python make_variants.py     (torch, torchvision, timm)

For each network: 'network NAME HEIGHT WIDTH CHANNELS', 'config JSON' where a config.json lies beside it,
'tensor NAME EXTENT ...' for every tensor in the file's order, and 'logits NUMBER ...', or 'refused WORDS'.
The numbers of tensor n at place i are uniform(n, i) in state_dicts.py, scaled by its kind; those of the picture are
uniform(1000000, i), as in StateDictParityTest."""

from collections import OrderedDict

import make_reference  # noqa: F401  torchvision's operators
import timm
import torch.nn as nn
import torchvision.models as tv
from state_dicts import put, write
from timm.layers import BlurPool2d
from timm.models.resnet import BasicBlock, Bottleneck, ResNet


def small(block=BasicBlock, **settings):
    return ResNet(block, (1, 1, 1, 1), channels=(8, 16, 24, 32), num_classes=5, **settings)


def headed(head):
    model = small()
    model.fc = head
    return model


def attention(kind):
    return dict(block_args=dict(attn_layer=kind))


put("plain", small(), 40)
put("bottleneck", small(Bottleneck), 40)
put("se", small(**attention("se")), 40)
put("se-bottleneck", small(Bottleneck, **attention("se")), 40)
put("eca", small(Bottleneck, **attention("eca")), 40)
deep = dict(stem_type="deep", stem_width=8)
put("deep-stem", small(Bottleneck, **deep), 40)
put("deep-stem-averaged", small(Bottleneck, avg_down=True, **deep), 40)
put("se-tiered", small(avg_down=True, stem_type="deep_tiered", stem_width=8, **attention("se")), 40)
put("cbam", small(**attention("cbam")), 40, refused="with attention as in CBAM")
put("global-context", small(**attention("gc")), 40, refused="left over (layer1.0.se.")
put("ese", small(**attention("ese")), 40, refused="left over (layer1.0.se.")

stem = small()
stem.conv1 = nn.Conv2d(3, 64, 3, 1, 1, bias=False)
stem.maxpool = nn.Identity()
put("cifar-stem", stem, 32)
for channels, name in ((1, "grey"), (2, "two-channels"), (4, "four-channels")):
    put(name, small(in_chans=channels), 40, channels)

put("dropout-linear", headed(nn.Sequential(nn.Dropout(), nn.Linear(32, 3))), 40)
put("linear-relu-linear", headed(nn.Sequential(nn.Linear(32, 9), nn.ReLU(), nn.Linear(9, 3))), 40)
deeper = (nn.Linear(32, 9), nn.ReLU(), nn.Dropout(), nn.Linear(9, 8), nn.ReLU(), nn.Linear(8, 3))
put("deeper-head", headed(nn.Sequential(*deeper)), 40)
put("two-linear", headed(nn.Sequential(nn.Linear(32, 9), nn.Linear(9, 3))), 40)
normed = (nn.BatchNorm1d(32), nn.Dropout(), nn.Linear(32, 9), nn.BatchNorm1d(9), nn.ReLU(), nn.Linear(9, 3))
put("normed-head", headed(nn.Sequential(*normed)), 40)
after = (nn.Linear(32, 9), nn.ReLU(), nn.BatchNorm1d(9), nn.Dropout(), nn.Linear(9, 3))
put("norm-after-relu", headed(nn.Sequential(*after)), 40)
named = OrderedDict(fc1=nn.Linear(32, 9), relu=nn.ReLU(), fc2=nn.Linear(9, 3))
put("named-head", headed(nn.Sequential(named)), 40)
put("identity-head", headed(nn.Identity()), 40)
put("bare-head", headed(nn.Linear(32, 1)), 40)
put("biasless-head", headed(nn.Linear(32, 4, bias=False)), 40)
put("gelu-like", headed(nn.Sequential(nn.LayerNorm(32), nn.Linear(32, 3))), 40, refused="'fc.0' is neither")

mobile = tv.mobilenet_v2(width_mult=0.25, num_classes=10)
mobile.classifier = nn.Sequential(nn.Dropout(), nn.Linear(1280, 16), nn.ReLU(), nn.Linear(16, 3))
put("mobilenet-v2-deeper", mobile, 48)
mobile = tv.mobilenet_v3_small(num_classes=10)
tail = (nn.Linear(576, 1024), nn.Hardswish(), nn.Dropout(), nn.Linear(1024, 8), nn.ReLU(), nn.Linear(8, 3))
mobile.classifier = nn.Sequential(*tail)
put("mobilenet-v3-deeper", mobile, 48)
mobile = tv.mobilenet_v3_small(num_classes=10)
mobile.classifier = nn.Sequential(nn.Linear(576, 32), nn.ReLU(), nn.Dropout(), nn.Linear(32, 3))
put("mobilenet-v3-relu", mobile, 48)
efficient = tv.efficientnet_b0()
efficient.classifier = nn.Linear(1280, 3)
put("efficientnet-bare", efficient, 48)
dense = tv.DenseNet(8, (1, 2, 1, 2), 16)
dense.classifier = nn.Sequential(nn.Linear(dense.classifier.in_features, 8), nn.ReLU(), nn.Linear(8, 3))
put("densenet-deeper", dense, 48)
shuffle = tv.shufflenet_v2_x0_5()
shuffle.fc = nn.Sequential(nn.Dropout(), nn.Linear(1024, 3))
put("shufflenet-dropout", shuffle, 48)
mnas = tv.mnasnet0_5()
mnas.classifier = nn.Identity()
put("mnasnet-identity", mnas, 48)
squeeze = tv.squeezenet1_1()
squeeze.classifier[1] = nn.Conv2d(512, 3, 1)
put("squeezenet-three", squeeze, 48)
plan = [4, "M", 4, "M", 8, 8, "M", 8, 8, "M", 8, 8, "M"]
vgg = tv.VGG(tv.vgg.make_layers(plan, batch_norm=True), init_weights=False)
vgg.avgpool = nn.Identity()
vgg.classifier = nn.Linear(8, 10)
put("vgg-cifar", vgg, 32)
vgg = tv.VGG(tv.vgg.make_layers(plan), init_weights=False)
last = nn.Sequential(nn.Linear(12, 8), nn.ReLU(), nn.Dropout(), nn.Linear(8, 3))
layers = (nn.Linear(8 * 49, 12), nn.ReLU(), nn.Dropout(), nn.Linear(12, 12), nn.ReLU(), nn.Dropout(), last)
vgg.classifier = nn.Sequential(*layers)
put("vgg-nested", vgg, 224)

put("data-parallel", small(), 40, rename=lambda k: "module." + k)
put("data-parallel-within", small(), 40, rename=lambda k: k.replace("layer2.", "layer2.module."))
put("compiled", small(), 40, rename=lambda k: "_orig_mod.model." + k)
metrics = (("train_acc.tp", 3), ("loss_fn.weight", 5), ("val_metrics.confusion.confmat", 5, 5))
put("lightning", small(), 40, rename=lambda k: "net.backbone." + k, extra=metrics)
put("averaged", small(), 40, rename=lambda k: "module." + k, extra=(("n_averaged",),))
twin = [("k." + k, *v.shape) for k, v in small().state_dict().items()]
put("two-networks", small(), 40, rename=lambda k: "q." + k, extra=twin, refused="left over (q.conv1.weight")
put("normalised-within", small(), 40, rename=lambda k: "1." + k, extra=(("0.mean", 1, 3, 1, 1),), refused="0.mean")
put("block-too-many", small(), 40, extra=(("layer4.0.extra.weight", 32),), refused="layer4.0.extra.weight")
put("head-beside", headed(nn.Identity()), 40, rename=lambda k: "body." + k, extra=(("head.weight", 3, 32),), refused="head.weight")

published = dict(
    architecture="resnet10.a1_in1k",
    num_classes=5,
    pretrained_cfg=dict(
        input_size=[3, 40, 40], mean=[0.5, 0.4, 0.3], std=[0.2, 0.3, 0.4], crop_pct=0.8, interpolation="bicubic"
    ),
)
put("configured", small(), 40, config=published)
put("blur", small(aa_layer=BlurPool2d), 40, config=dict(architecture="resnetblur10"))
put("blur-bottleneck", small(Bottleneck, aa_layer=BlurPool2d), 40, config=dict(architecture="resnetblur14"))
mean = dict(architecture="resnet14", model_args=dict(aa_layer="avgpool"))
put("averaging", small(Bottleneck, aa_layer=nn.AvgPool2d), 64, config=mean)
stride8 = dict(architecture="resnet14", model_args=dict(output_stride=8))
put("dilated", small(Bottleneck, output_stride=8), 40, config=stride8)
stride16 = dict(architecture="resnet10", model_args=dict(output_stride=16))
put("dilated-basic", small(output_stride=16), 40, config=stride16)
put("another-config", small(), 40, config=dict(architecture="resnet50_clip"), refused="is of 'resnet50_clip'")
gelu = dict(architecture="resnet10", model_args=dict(act_layer="gelu"))
put("another-activation", small(), 40, config=gelu, refused="'act_layer'")

write("variants.txt.gz")
