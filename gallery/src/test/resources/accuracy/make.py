"""Classifies the sample pictures with onnxruntime and Pillow, independently of ConvLens.

python make.py FOLDER writes NAME.tsv beside this script: file, most probable class, probability.
FOLDER holds imagenet-samples/ and models-imagenet/.
"""

import os
import sys

import numpy as np
import onnxruntime
from PIL import Image


def squeezenet(image):
    width, height = image.size
    short = min(width, height)
    image = image.resize((256 * width // short, 256 * height // short), Image.BILINEAR)
    left, top = round((image.width - 224) / 2), round((image.height - 224) / 2)
    image = image.crop((left, top, left + 224, top + 224))
    values = np.asarray(image).astype(np.float32)[:, :, ::-1]
    return values - np.array([103.939, 116.779, 123.68], np.float32)


def mobilenet(image):
    width, height = (int(side * 0.875 + 0.5) for side in image.size)
    left, top = (image.width - width) // 2, (image.height - height) // 2
    image = image.crop((left, top, left + width, top + height)).resize((128, 128), Image.BILINEAR)
    return np.asarray(image).astype(np.float32) / 127.5 - 1


folder = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
for name, model, prepare in (
    ("squeezenet", "squeezenet1.1_fp32.onnx", squeezenet),
    ("mobilenet", "mobilenet_v1_0.25_128_fp32.onnx", mobilenet),
):
    session = onnxruntime.InferenceSession(os.path.join(folder, "models-imagenet", model))
    pictures = os.path.join(folder, "imagenet-samples")
    with open(os.path.join(here, name + ".tsv"), "w") as out:
        for file in sorted(f for f in os.listdir(pictures) if f.endswith(".JPEG")):
            image = Image.open(os.path.join(pictures, file)).convert("RGB")
            given = prepare(image).astype(np.float32).transpose(2, 0, 1)[None]
            said = session.run(None, {session.get_inputs()[0].name: given})[0].reshape(-1)
            out.write(f"{file}\t{said.argmax()}\t{said.max():.5f}\n")
