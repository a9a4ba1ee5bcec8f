"""Makes operations.zip: networks with preprocessing and functions among their layers.

    python make_operations.py     (Keras 3 with TensorFlow; TensorFlow's own copy of Keras 2)

Files called NAME3.keras are Keras 3's, NAME2.h5 Keras 2's; beside each lies its .safetensors with 'input', a
picture in Keras's order of axes, and 'output', what the framework says to it."""

import os
import zipfile
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
import tensorflow as tf
import tensorflow.python.keras as keras2
from keras import layers as L3
from keras import ops
from safetensors.numpy import save
from tensorflow.python.keras import backend as B2
from tensorflow.python.keras import layers as L2
from tensorflow.python.keras import models as M2

HERE = Path(__file__).parent
RANDOM = np.random.default_rng(11)
PICTURE = RANDOM.uniform(0, 255, (1, 8, 8, 3)).astype("float32")
keras2.__version__ = "2.15.0"


def head3(x):
    return L3.Dense(4)(L3.GlobalAveragePooling2D()(L3.Conv2D(5, 3)(x)))


def head2(x):
    return L2.Dense(4)(L2.GlobalAveragePooling2D()(L2.Conv2D(5, 3)(x)))


def picks3(x):
    y = x[:, 1:7, ::2, 1:] / 255.0
    y = ops.stack([y[..., 1], y[:, :, :, -2]], axis=-1)
    return ops.squeeze(y[:, :, None, :, :], axis=2)


def reduces3(x):
    y = L3.Conv2D(6, 3)(x / 255.0)
    y = y - ops.mean(y, axis=-1, keepdims=True)
    rows = ops.max(y, axis=1)
    far = ops.sum(ops.square(y), axis=[1, 2])
    return L3.Dense(4)(ops.concatenate([ops.mean(rows, axis=1), ops.reshape(rows, (-1, 36)), far], axis=-1))


def functions3(x):
    y = L3.Conv2D(6, 3)(x / 127.5 - 1.0)
    y = ops.relu(y + np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], "float32")) + ops.gelu(y) + ops.silu(y)
    y = ops.clip(y, -0.5, 1.5) + ops.leaky_relu(y, 0.3) + ops.sqrt(ops.abs(y)) + ops.rsqrt(ops.exp(y))
    y = y + ops.log_softmax(y, axis=-1) + ops.softmax(y, axis=2)
    y = L3.UnitNormalization()(y) + L3.RMSNormalization()(y)
    return head3(ops.transpose(y, (0, 2, 1, 3)))


def activations3(x):
    y = L3.Conv2D(6, 3)(x / 255.0)
    names = ["log_sigmoid", "squareplus", "tanh_shrink", "hard_shrink", "soft_shrink", "sparse_plus"]
    y = L3.Concatenate()([L3.Activation(name)(y) for name in names])
    return L3.Activation("glu")(L3.Dense(8)(L3.GlobalAveragePooling2D()(y)))


def gated3(x):
    y = ops.glu(L3.Conv2D(6, 3)(x / 255.0))
    z = ops.hard_shrink(y) + ops.soft_shrink(y) + ops.tanh_shrink(y) + ops.log_sigmoid(y) + ops.squareplus(y) + ops.sparse_plus(y)
    from keras.src.applications.inception_resnet_v2 import CustomScaleLayer

    return head3(CustomScaleLayer(0.17)([z, y]))


def functions2(x):
    y = L2.Conv2D(6, 3)(x / 127.5 - 1.0)
    y = tf.nn.relu(y) + tf.nn.silu(y) + tf.nn.relu6(y) + y * tf.nn.sigmoid(y)
    y = tf.clip_by_value(y, -0.5, 1.5) + tf.square(y) + tf.nn.softmax(y) + tf.math.l2_normalize(y, axis=-1)
    y = tf.concat([y, -y, tf.expand_dims(tf.reduce_mean(y, 3), -1)], -1)
    y = tf.stack([y[..., 2], y[..., 1], y[..., 12]], axis=-1) + tf.cast(y, tf.float32)[:, :, :, 3:6]
    return L2.Dense(4)(tf.concat([tf.reduce_mean(y, [1, 2]), tf.reshape(y, [-1, 108])], -1))


THREE = {
    "scaled3": lambda x: head3(keras.applications.mobilenet_v2.preprocess_input(x)),
    "caffe3": lambda x: head3(keras.applications.vgg16.preprocess_input(x)),
    "torch3": lambda x: head3(keras.applications.densenet.preprocess_input(x)),
    "mirrored3": lambda x: head3(x[..., ::-1] / 255.0),
    "picks3": lambda x: head3(picks3(x)),
    "reduces3": reduces3,
    "functions3": functions3,
    "activations3": activations3,
    "gated3": gated3,
}
TWO = {
    "caffe2": lambda x: head2(B2.bias_add(x[..., ::-1], B2.constant([-103.939, -116.779, -123.68]))),
    "torch2": lambda x: head2(B2.bias_add(x / 255.0, B2.constant([-0.485, -0.456, -0.406])) / [0.229, 0.224, 0.225]),
    "functions2": functions2,
}

files = {}


def add(name, model, ending):
    model.set_weights([RANDOM.normal(0, 0.2, w.shape).astype("float32") for w in model.get_weights()])
    model.save(HERE / (name + ending))
    files[name + ending] = (HERE / (name + ending)).read_bytes()
    (HERE / (name + ending)).unlink()
    said = np.asarray(model(PICTURE), dtype="float32")
    files[name + ".safetensors"] = save({"input": PICTURE, "output": said})
    print(name, said)


for name, network in THREE.items():
    picture = keras.Input((8, 8, 3))
    add(name, keras.Model(picture, network(picture)), ".keras")
for name, network in TWO.items():
    picture = L2.Input((8, 8, 3))
    add(name, M2.Model(picture, network(picture)), ".h5")
with zipfile.ZipFile(HERE / "operations.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
    for name, content in files.items():
        bundle.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
