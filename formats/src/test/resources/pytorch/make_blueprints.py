"""State dicts of timm's and torchvision's networks that open by what docs/formats/architectures.py read out of these libraries.

Writes blueprints.txt.gz. Sizes are none of those that the recordings were made with, odd where the network takes them, and such that
PyTorch agrees with itself (float32 with float64, both memory layouts) better than the test asks."""

import timm
import torchvision
from state_dicts import put, write


def of(name, classes=5, **more):
    return timm.create_model(name, num_classes=classes, **more)


for name, side in (("mixnet_s", 77), ("tf_mixnet_s", 75), ("test_byobnet", 61), ("test_resnet", 75), ("tinynet_e", 77), ("repghostnet_050", 65)):
    put(name, of(name), side, config={"architecture": name})
for name, side in (("ghostnetv2_100", 90), ("resnest14d", 71), ("skresnet18", 69), ("lcnet_035", 67), ("test_convnext3", 96),
                   ("gcresnet33ts", 75), ("inception_next_atto", 77), ("semnasnet_075", 73), ("hgnetv2_b0", 90)):
    put(name, of(name), side)
put("grey-test_efficientnet", of("test_efficientnet", in_chans=1), 57, channels=1)
put("mixnet_s-of-either", of("mixnet_s"), 75, refused="may be weights of mixnet_s, tf_mixnet_s")
put("wider", of("resnest14d", base_width=32), 71, refused="this resembles timm's resnest14d, but the weights are of another network")
put("of-another", of("lcnet_035"), 67, config={"architecture": "lcnet_050"}, refused="beside it is of timm's lcnet_050, but the weights are")
put("pooled-otherwise", of("lcnet_035"), 67, config={"architecture": "lcnet_035", "global_pool": "max"}, refused="'global_pool'")
segmenter = torchvision.models.segmentation.lraspp_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=2)
put("lraspp", segmenter, 75, answer=lambda y: y["out"])
write("blueprints.txt.gz")
