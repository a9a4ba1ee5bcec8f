"""Writes keras.tsv: what Keras's ImageDataGenerator makes of pictures of a set when it standardises.

Run with Keras 3, SciPy and Pillow: KERAS_BACKEND=torch python make.py
"""

import os

import numpy as np
from keras.src.legacy.preprocessing.image import ImageDataGenerator

SIDE = 4
COUNT = 90
SHOWN = 3

CASES = [
    ("centre picture", dict(samplewise_center=True)),
    ("standardise picture", dict(samplewise_std_normalization=True, samplewise_center=True)),
    ("centre set", dict(featurewise_center=True)),
    ("standardise set", dict(featurewise_std_normalization=True, featurewise_center=True)),
    ("centre set+whiten", dict(featurewise_center=True, zca_whitening=True)),
    ("centre set+whiten epsilon=0.5", dict(featurewise_center=True, zca_whitening=True,
                                           zca_epsilon=0.5)),
]
# Fewer pictures than numbers of a picture: Keras leaves the other directions out.
FEW = ("centre set+whiten", dict(featurewise_center=True, zca_whitening=True))


def pictures(count):
    """Pictures x height x width x channels of whole numbers, by a formula that the test repeats."""
    n, y, x, c = np.meshgrid(range(count), range(SIDE), range(SIDE), range(3), indexing="ij")
    waves = 60 * np.sin(0.7 * n + 1.3 * x) + 40 * np.cos(1.9 * n * (c + 1) + 0.8 * y)
    grain = (n * n * 31 + x * 17 + y * 29 * n + c * 7 * n) % 41
    return np.floor(110 + waves + grain - 0.01 * n * x * y).clip(0, 255).astype("float64")


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "keras.tsv"), "w") as out:
    for text, settings, count in [(*case, COUNT) for case in CASES] + [(*FEW, 20)]:
        every = pictures(count)
        generator = ImageDataGenerator(rescale=1 / 255, data_format="channels_last",
                                       dtype="float64", **settings)
        generator.fit(every)
        for shown in range(SHOWN):
            changed = generator.standardize(np.copy(every[shown]))
            numbers = " ".join(f"{v:.8g}" for v in np.moveaxis(changed, -1, 0).ravel())
            out.write(f"{text}\t{count}\t{shown}\t{numbers}\n")
