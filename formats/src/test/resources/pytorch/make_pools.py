"""Writes pools.txt.gz: thin AlexNets and VGGs for pictures whose last maps are smaller or larger than the adaptive pool
makes them, told as in make_variants.py.

    python make_pools.py     (torch)"""

import torch.nn as nn
from state_dicts import put, write


def classifier(features):
    return [nn.Linear(features, 24), nn.ReLU(), nn.Dropout(), nn.Linear(24, 16), nn.ReLU(), nn.Dropout(), nn.Linear(16, 5)]


class Pooled(nn.Module):
    def __init__(self, features, cells, classifier):
        super().__init__()
        self.features = nn.Sequential(*features)
        self.avgpool = nn.AdaptiveAvgPool2d(cells)
        self.classifier = nn.Sequential(*classifier)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


def alexnet():
    pool, act = nn.MaxPool2d(3, 2), nn.ReLU()
    features = [nn.Conv2d(3, 8, 11, 4, 2), act, pool, nn.Conv2d(8, 12, 5, padding=2), act, pool]
    for taken, made in ((12, 16), (16, 12), (12, 10)):
        features += [nn.Conv2d(taken, made, 3, padding=1), act]
    dense = classifier(360)
    return Pooled([*features, pool], 6, [nn.Dropout(), *dense[:2], nn.Dropout(), *dense[3:5], dense[6]])


def vgg():
    features, taken = [], 3
    for made in (4, 0, 6, 0, 8, 8, 0, 8, 8, 0, 8, 8, 0):
        if made:
            features += [nn.Conv2d(taken, made, 3, padding=1), nn.ReLU()]
            taken = made
        else:
            features.append(nn.MaxPool2d(2, 2))
    return Pooled(features, 7, classifier(392))


for side in (64, 100, 224, 300):
    put(f"alexnet-{side}", alexnet(), side)
for side in (32, 64, 96, 224, 320, 448):
    put(f"vgg11-{side}", vgg(), side)
write("pools.txt.gz")
