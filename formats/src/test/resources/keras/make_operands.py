"""Makes operands.zip: networks with numbers among their layers, in the order in which they were written.

    python make_operands.py     (Keras 3 with TensorFlow; TensorFlow's own copy of Keras 2)

reversed.keras is Keras 3's, reversed2.h5 is Keras 2's; beside each lies NAME.safetensors with 'input', a
picture in Keras's order of axes, and 'output', what the framework says to it."""

import os
import zipfile
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
import h5py
import keras
import numpy as np
import tensorflow as tf
import tensorflow.python.keras as keras2
from safetensors.numpy import save
from tensorflow.python.keras import layers as L2
from tensorflow.python.keras import models as M2

HERE = Path(__file__).parent
RANDOM = np.random.default_rng(7)
PICTURE = RANDOM.uniform(0, 1, (1, 8, 8, 3)).astype("float32")


def randomise(weights):
    return [RANDOM.normal(0, 0.2, w.shape).astype("float32") for w in weights]


def three():
    picture = keras.Input((8, 8, 3))
    x = keras.layers.Conv2D(4, 3)(picture)
    x = 1.0 - x
    x = 3.0 / (x * x + 1.5)
    x = keras.ops.subtract(x, 0.25)
    x = keras.ops.power(2.0, x)
    x = keras.ops.divide(x, 4.0)
    x = keras.ops.maximum(0.3, x)
    x = keras.ops.subtract(x, keras.layers.Conv2D(4, 3)(picture))
    return keras.Model(picture, keras.layers.GlobalAveragePooling2D()(x))


def two():
    keras2.__version__ = "2.15.0"
    picture = L2.Input((8, 8, 3))
    x = L2.Conv2D(4, 3)(picture)
    x = 1.0 - x
    x = 3.0 / (x * x + 1.5)
    x = tf.math.subtract(x, 0.25)
    x = tf.math.pow(2.0, x)
    x = tf.math.divide(x, 4.0)
    x = tf.math.maximum(0.3, x)
    x = x - L2.Conv2D(4, 3)(picture)
    return M2.Model(picture, L2.GlobalAveragePooling2D()(x))


files = {}
for name, model in (("reversed.keras", three()), ("reversed2.h5", two())):
    model.set_weights(randomise(model.get_weights()))
    model.save(HERE / name)
    files[name] = (HERE / name).read_bytes()
    (HERE / name).unlink()
    said = np.asarray(model(PICTURE), dtype="float32")
    files[name.split(".")[0] + ".safetensors"] = save({"input": PICTURE, "output": said})
    print(name, said)
with zipfile.ZipFile(HERE / "operands.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
    for name, content in files.items():
        bundle.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
