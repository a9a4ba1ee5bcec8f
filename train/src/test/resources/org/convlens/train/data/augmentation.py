"""Writes augmentation.tsv: what Keras's ImageDataGenerator makes of pictures with given draws.

Run with Keras 3, SciPy and Pillow: KERAS_BACKEND=torch python augmentation.py
"""

import os

import numpy as np
from keras.src.legacy.preprocessing.image import ImageDataGenerator

KEYS = ["theta", "tx", "ty", "shear", "zx", "zy", "flip_horizontal", "flip_vertical",
        "channel_shift_intensity", "brightness"]


def picture(channels, side):
    """Height x width x channels, by a formula that the test repeats."""
    y, x, c = np.meshgrid(range(side), range(side), range(channels), indexing="ij")
    return ((37 * x + 61 * y + 97 * c + 11 * x * y) % 256).astype("float32")


AFFINE = {"theta": 33.0, "tx": 1.7, "ty": -2.4, "shear": 21.0, "zx": 0.8, "zy": 1.3}
CASES = [
    ("nearest", 0, 3, 8, {"theta": 33.0}),
    ("nearest", 0, 3, 8, {"theta": -120.5}),
    ("nearest", 0, 3, 8, {"tx": 1.7, "ty": -2.4}),
    ("nearest", 0, 3, 8, {"shear": 25.0}),
    ("nearest", 0, 3, 8, {"zx": 0.8, "zy": 1.3}),
    ("constant", 77, 3, 8, {"tx": 1.7, "ty": -2.4}),
    ("reflect", 0, 3, 8, {"tx": 1.7, "ty": -2.4}),
    ("wrap", 0, 3, 8, {"tx": 1.7, "ty": -2.4}),
    ("reflect", 0, 3, 8, {"tx": 21.3, "ty": -37.6}),
    ("wrap", 0, 3, 8, {"tx": 21.3, "ty": -37.6}),
    ("nearest", 0, 3, 8, AFFINE),
    ("constant", 200.5, 3, 8, AFFINE),
    ("reflect", 0, 3, 8, AFFINE),
    ("wrap", 0, 3, 8, AFFINE),
    ("nearest", 0, 1, 9, AFFINE),
    ("reflect", 0, 1, 9, dict(AFFINE, zx=2.9, zy=3.4)),
    ("nearest", 0, 3, 8, {"channel_shift_intensity": 41.25}),
    ("nearest", 0, 3, 8, {"channel_shift_intensity": -60.5}),
    ("nearest", 0, 3, 8, {"flip_horizontal": True}),
    ("nearest", 0, 3, 8, {"flip_vertical": True}),
    ("nearest", 0, 3, 8, {"brightness": 0.6}),
    ("nearest", 0, 3, 8, {"brightness": 1.7}),
    ("nearest", 0, 1, 9, {"brightness": 1.33}),
    ("reflect", 0, 3, 8, dict(AFFINE, flip_horizontal=True, channel_shift_intensity=-17.5,
                              brightness=1.25)),
    ("nearest", 0, 3, 8, dict(AFFINE, flip_horizontal=True, flip_vertical=True,
                              channel_shift_intensity=30.0, brightness=0.7)),
]

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "augmentation.tsv"), "w") as out:
    for fill, value, channels, side, draws in CASES:
        generator = ImageDataGenerator(fill_mode=fill, cval=value, data_format="channels_last")
        changed = generator.apply_transform(picture(channels, side), draws)
        given = ",".join(f"{key}={float(draws[key])}" for key in KEYS if key in draws)
        numbers = " ".join(f"{number:.5f}" for number in np.moveaxis(changed, -1, 0).ravel())
        out.write(f"{fill}\t{value}\t{channels}\t{side}\t{given}\t{numbers}\n")
