"""Resizes colour.png as torchvision does (short side, central part) and notes the pixels.

Run in this folder after make.py: python resize.py. Writes FILTER.resized: channels, height and
width as bytes, then the values channel by channel.
"""

import numpy as np
from PIL import Image
from torchvision.transforms import functional as F
from torchvision.transforms import InterpolationMode

picture = Image.open("colour.png").convert("RGB")
for name, mode in (("bilinear", InterpolationMode.BILINEAR), ("bicubic", InterpolationMode.BICUBIC)):
    for side, crop in ((16, 14), (32, 28)):
        seen = F.center_crop(F.resize(picture, side, mode), [crop, crop])
        values = np.asarray(seen).transpose(2, 0, 1)
        with open(f"{name}-{side}.resized", "wb") as out:
            out.write(bytes(values.shape) + values.tobytes())
