"""Writes pillow.txt: a picture given by a formula, resized by Pillow. Usage: python pillow.py > pillow.txt

Each case is a line "filter height width newHeight newWidth" and a line of numbers, row by row.
"""

import numpy as np
import PIL
from PIL import Image


def picture(height, width):
    y, x = np.mgrid[:height, :width]
    return ((x * 7 + y * 13 + (x * y) % 31 * 5 + (x // 3 + y // 4) % 2 * 90) % 256).astype(np.uint8)


print("# Pillow", PIL.__version__)
for size, target in [((17, 23), (8, 11)), ((17, 23), (29, 40)), ((40, 6), (7, 19)), ((12, 12), (12, 5)), ((50, 61), (1, 3))]:
    for name in ["NEAREST", "BOX", "BILINEAR", "BICUBIC", "LANCZOS"]:
        resized = Image.fromarray(picture(*size)).resize((target[1], target[0]), Image.Resampling[name])
        print(name, *size, *target)
        print(*np.asarray(resized).ravel())
