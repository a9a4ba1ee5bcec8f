"""Makes networks.zip: small networks as TensorFlow Lite's converter writes them.

    python make_networks.py     (TensorFlow 2.21 with Keras 3, safetensors)

Beside most NAME.tflite lies NAME.safetensors with 'input', a picture in the file's order of axes as the numbers that
the network computes with, and what TensorFlow Lite's interpreter says to it, by the names of tensors; 'scale:' and a
name is the step that a tensor's integers stand for. Of weights in integers among floating numbers (dynamic range) the
interpreter rounds what they meet, too: there the numbers are those of the same file with the weights as numbers."""

import io
import os
import sys
import zipfile
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
import flatbuffers
import keras
import numpy as np
import tensorflow as tf
from keras import layers as L
from safetensors.numpy import save

OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "networks.zip"
keras.utils.set_random_seed(5)
RANDOM = np.random.default_rng(5)


def lively(model):
    """Weights, shifts and statistics that are neither 0 nor 1."""
    for weight in model.weights:
        shape, name = weight.shape, weight.path
        if "variance" in name or "gamma" in name:
            weight.assign(RANDOM.uniform(0.5, 1.5, shape))
        elif len(shape) < 2:
            weight.assign(RANDOM.uniform(-0.3, 0.3, shape))
        elif "alpha" in name:
            weight.assign(RANDOM.uniform(0.1, 0.4, shape))
    return model


def plain():
    x = i = L.Input((16, 16, 3), name="picture")
    x = L.Conv2D(8, 3, strides=2, padding="same", use_bias=False, name="stem")(x)
    x = L.ReLU(6, name="bounded")(L.BatchNormalization(name="norm")(x))
    x = L.DepthwiseConv2D(3, padding="same", depth_multiplier=2, activation="relu", name="deep")(x)
    x = L.MaxPool2D(3, 2, padding="same", name="largest")(x)
    x = L.Conv2D(12, (2, 3), activation="tanh", name="wide")(x)
    x = L.AveragePooling2D(2, 1, padding="same", name="mean")(x)
    x = L.Dense(40, activation="relu", name="hidden")(L.Flatten(name="flat")(x))
    return keras.Model(i, L.Dense(5, activation="softmax", name="scores")(x), name="plain")


def branches():
    x = i = L.Input((8, 6, 3))
    x = L.Conv2D(8, 3, padding="same", dilation_rate=2, name="far")(x)
    a = L.PReLU(shared_axes=[1, 2], name="slopes")(x)
    b = L.LeakyReLU(0.3, name="leaky")(L.SeparableConv2D(8, 3, padding="same", name="apart")(x))
    c = L.Activation("hard_silu", name="hard")(L.Conv2D(8, 1, groups=4, name="groups")(x))
    y = L.ReLU()(L.Add(name="sum")([a, b])) * c
    gate = L.GlobalAveragePooling2D(keepdims=True, name="all")(y)
    gate = L.Conv2D(8, 1, activation="sigmoid", name="gate")(L.Conv2D(4, 1, activation="elu", name="narrow")(gate))
    y = L.Concatenate(name="both")([L.Multiply(name="gated")([y, gate]), keras.ops.silu(a)])
    y = keras.ops.gelu(L.BatchNormalization(name="alone")(y), approximate=False)
    y = L.Average()([y, L.Maximum()([y, L.PReLU(name="each")(y)])]) - L.Minimum()([y, 0.1 * y])
    return keras.Model(i, L.Dense(4)(L.GlobalMaxPooling2D()(y)), name="branches")


def decoder():
    x = i = L.Input((9, 11, 3))
    x = L.Conv2D(6, 3, strides=2, padding="same", activation="relu", name="down")(x)
    a = L.Conv2DTranspose(5, 3, strides=2, padding="same", name="up")(x)
    b = L.Conv2DTranspose(4, 3, strides=2, padding="valid", activation="relu", name="over")(x)
    b = L.Cropping2D(((0, 1), (1, 0)), name="cut")(b)
    c = L.UpSampling2D(2, name="nearest")(L.ZeroPadding2D(((0, 0), (1, 0)), name="border")(x))[:, :, 2:, :]
    d = L.UpSampling2D(2, interpolation="bilinear", name="smooth")(x)
    y = L.Concatenate()([a, b, c, d])
    return keras.Model(i, L.Softmax(name="each_cell")(L.Conv2D(3, 1, name="classes")(y)), name="decoder")


class Functions(tf.Module):
    """What TensorFlow's own functions become."""

    def __init__(self):
        self.kernel = tf.Variable(RANDOM.normal(0, 0.4, (3, 3, 3, 8)).astype("float32"))
        self.matrix = tf.Variable(RANDOM.normal(0, 0.3, (8, 6)).astype("float32"))

    @tf.function(input_signature=[tf.TensorSpec((1, 8, 8, 3), tf.float32)])
    def __call__(self, x):
        x = x[..., ::-1] - tf.constant([0.4, 0.5, 0.6])
        x = tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], "REFLECT")
        y = tf.nn.conv2d(x, self.kernel, 1, "VALID")
        y = tf.nn.local_response_normalization(y, 2, 1.5, 0.3, 0.7)
        y = tf.nn.space_to_depth(y, 2)
        first, second, third, fourth = tf.split(y, 4, axis=3)
        y = tf.concat([first + second, tf.math.squared_difference(third, fourth), tf.exp(first) / 3.0], 3)
        y = tf.math.rsqrt(tf.abs(y) + 0.5) + tf.sqrt(tf.square(y)) - tf.pow(tf.abs(y), 1.5)
        y = tf.pad(y, [[0, 0], [0, 1], [1, 0], [0, 0]], constant_values=0.25)
        y = tf.math.l2_normalize(y, -1) + tf.reduce_mean(y, [3], keepdims=True) * tf.reduce_max(y, [1, 2], keepdims=True)
        y = tf.reshape(y, (1, 5, 5, 3, 8))
        y = tf.reshape(tf.transpose(y, (0, 1, 2, 4, 3)), (1, 5, 5, 24))
        y = tf.nn.relu(y[:, 1:5, ::2, 3:]) + tf.nn.log_softmax(y[:, :4, 2:, :21])[:, :, :1]
        y = tf.transpose(y, (0, 2, 1, 3))
        y = tf.reshape(y[:, :, :, :16], (1, 3, 4, 4, 4))
        y = tf.unstack(y, axis=3)
        y = tf.stack([y[0], y[3] - y[1]], axis=3)
        y = tf.reshape(y, (1, 12, 8))
        z = tf.matmul(y, self.matrix)
        z = tf.matmul(tf.nn.softmax(tf.matmul(z, z, transpose_b=True) * 0.2), z)
        z = tf.gather(z, [5, 0, 3, 3], axis=2) + tf.reverse(z, [1])[:, :, 1:5]
        z = tf.clip_by_value(tf.reduce_sum(z, 1), -1.0, 1.0) * tf.reduce_min(y, [1, 2])[:, None]
        return tf.minimum(tf.squeeze(z[:, None], 1), tf.constant([[0.3, 0.1, 0.2, 5.0]]))


class First(tf.Module):
    """Channels first, as converters from PyTorch leave them."""

    def __init__(self):
        self.kernel = tf.Variable(RANDOM.normal(0, 0.4, (3, 3, 3, 6)).astype("float32"))
        self.matrix = tf.Variable(RANDOM.normal(0, 0.3, (150, 4)).astype("float32"))

    @tf.function(input_signature=[tf.TensorSpec((1, 3, 10, 10), tf.float32)])
    def __call__(self, x):
        y = tf.nn.relu(tf.nn.conv2d(tf.transpose(x, (0, 2, 3, 1)), self.kernel, 2, "SAME"))
        y = tf.compat.v1.image.resize_bilinear(y, (9, 9), align_corners=True)
        y = tf.compat.v1.image.resize_nearest_neighbor(y, (5, 5), half_pixel_centers=True)
        y = tf.nn.depth_to_space(tf.concat([y, y[..., :2]], 3), 2) + 1.0
        y = tf.transpose(tf.nn.avg_pool2d(y, 2, 2, "VALID"), (0, 3, 1, 2))
        y = tf.reshape(tf.concat([y, y, y], 1), (1, 150))
        return tf.matmul(y, self.matrix)


class Twice(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec((1, 8, 8, 3), tf.float32), tf.TensorSpec((1, 8, 8, 3), tf.float32)])
    def __call__(self, x, y):
        return tf.reduce_mean(tf.nn.relu(x + y), [1, 2])


class Parted(tf.Module):
    """Its rows become pictures of their own."""

    def __init__(self):
        self.matrix = tf.Variable(RANDOM.normal(0, 0.4, (12, 4)).astype("float32"))

    @tf.function(input_signature=[tf.TensorSpec((1, 8, 4, 3), tf.float32)])
    def __call__(self, x):
        return tf.matmul(tf.reshape(x, (8, 12)), self.matrix)


class Chosen(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec((1, 8, 8, 3), tf.float32)])
    def __call__(self, x):
        return tf.reduce_mean(tf.where(x > 0.5, x, 1 - x), [1, 2])


class Foreign(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec((1, 8, 8, 3), tf.float32)])
    def __call__(self, x):
        return tf.reduce_mean(tf.math.betainc(x, x, x), [1, 2])


class Selected(tf.Module):
    def __init__(self):
        self.kernel = tf.Variable(RANDOM.normal(0, 0.4, (8, 8, 3, 7)).astype("float32"))

    @tf.function(input_signature=[tf.TensorSpec((1, 8, 8, 3), tf.float32)])
    def __call__(self, x):
        scores = tf.reshape(tf.nn.conv2d(x, self.kernel, 1, "VALID"), (1, 7))
        best = tf.math.top_k(tf.nn.softmax(scores), 3)
        return best.values, best.indices


def places():
    """Dense layers on maps, as in ConvNeXt: the converter makes a row of each place."""
    i = L.Input((12, 8, 3))
    x = L.LayerNormalization(epsilon=1e-6, name="norm")(L.Conv2D(8, 4, 4, name="patches")(i))
    y = L.LayerNormalization(epsilon=1e-6)(L.DepthwiseConv2D(3, padding="same", name="deep")(x))
    y = L.Dense(16, activation="gelu", name="widened")(y)
    x = L.Add(name="sum")([x, L.Dense(8, name="narrowed")(y)])
    x = L.Dense(7, activation="relu", name="bounded")(x)
    return keras.Model(i, L.Dense(3, name="scores")(L.GlobalAveragePooling2D(name="mean")(x)), name="places")


def wide():
    i = L.Input((None, None, 3), name="any")
    x = L.Conv2D(6, 3, padding="same", activation="relu", name="first")(i)
    x = L.Conv2D(4, 1, name="second")(L.MaxPool2D(2)(x))
    return keras.Model(i, L.GlobalAveragePooling2D(name="mean")(x), name="wide")


def grey():
    i = L.Input((8, 8), name="digit")
    x = L.Dense(12, activation="relu", name="hidden")(L.Flatten()(L.Rescaling(1 / 255.0)(i)))
    return keras.Model(i, L.Dense(3, activation="softmax", name="scores")(x), name="grey")


def scaled():
    i = L.Input((8, 8, 3))
    x = L.Conv2D(4, 3, activation="relu", name="conv")(L.Rescaling(1 / 127.5, -1, name="scale")(i))
    return keras.Model(i, L.Dense(1, activation="sigmoid", name="score")(L.Flatten()(x)), name="scaled")


def pair():
    """Its outputs stand in the file the other way round, the network's signature has their order."""
    i = L.Input((8, 8, 3))
    x = L.Flatten()(L.Conv2D(4, 3, activation="relu", name="conv")(i))
    kind = L.Dense(3, activation="softmax", name="kind")(x)
    return keras.Model(i, [kind, L.Dense(1, name="age")(L.Dense(4, activation="relu", name="own")(x))], name="pair")


def of_keras(model, **settings):
    return converted(tf.lite.TFLiteConverter.from_keras_model(model), **settings)


def of_module(module, **settings):
    call = module.__call__.get_concrete_function()
    return converted(tf.lite.TFLiteConverter.from_concrete_functions([call], module), **settings)


def converted(converter, **settings):
    for name, value in settings.items():
        setattr(converter, name, value)
    return converter.convert()


def halves():
    spec = tf.lite.TargetSpec()
    spec.supported_types = [tf.float16]
    return {"optimizations": [tf.lite.Optimize.DEFAULT], "target_spec": spec}


def whole(shape, **more):
    def pictures():
        pictures = np.random.default_rng(1)
        for _ in range(32):
            yield [pictures.random((1, *shape), dtype=np.float32)]

    return {"optimizations": [tf.lite.Optimize.DEFAULT], "representative_dataset": pictures, **more}


def metadata(network, names, mean, deviation):
    """The network with TensorFlow Lite Metadata: a normalisation of the input, names of the classes."""
    b = flatbuffers.Builder(256)

    def floats(values):
        b.StartVector(4, len(values), 4)
        for value in reversed(values):
            b.PrependFloat32(value)
        return b.EndVector()

    def table(count, *fields):
        b.StartObject(count)
        for field, kind, value in fields:
            if kind == "offset":
                b.PrependUOffsetTRelativeSlot(field, value, 0)
            else:
                b.PrependInt8Slot(field, value, 0)
        return b.EndObject()

    def tables(*of):
        b.StartVector(4, len(of), 4)
        for each in reversed(of):
            b.PrependUOffsetTRelative(each)
        return b.EndVector()

    means, deviations = floats(mean), floats(deviation)
    options = table(2, (0, "offset", means), (1, "offset", deviations))
    unit = table(2, (0, "byte", 1), (1, "offset", options))
    units = tables(unit)
    taken = table(7, (4, "offset", units))
    name = b.CreateString("labels.txt")
    packed = table(4, (0, "offset", name), (2, "byte", 2))
    files = tables(packed)
    said = table(7, (6, "offset", files))
    inputs, outputs = tables(taken), tables(said)
    graph = table(8, (2, "offset", inputs), (3, "offset", outputs))
    graphs = tables(graph)
    b.Finish(table(8, (3, "offset", graphs)), file_identifier=b"M001")
    from tensorflow.lite.python import schema_py_generated as schema
    from tensorflow.lite.tools import flatbuffer_utils

    model = flatbuffer_utils.convert_bytearray_to_object(network)
    buffer, entry = schema.BufferT(), schema.MetadataT()
    buffer.data = np.frombuffer(bytes(b.Output()), dtype=np.uint8)
    entry.name, entry.buffer = b"TFLITE_METADATA", len(model.buffers)
    model.buffers.append(buffer)
    model.metadata = [m for m in model.metadata or [] if m.name != entry.name] + [entry]
    whole = io.BytesIO(bytes(flatbuffer_utils.convert_object_to_bytearray(model)))
    whole.seek(0, 2)
    with zipfile.ZipFile(whole, "a") as behind:
        behind.writestr("labels.txt", "\n".join(names) + "\n")
    return whole.getvalue()


def said(network, size=None):
    """All that the interpreter says to a picture, as numbers, by the tensors' numbers."""
    interpreter = tf.lite.Interpreter(
        model_content=network,
        experimental_preserve_all_tensors=True,
        experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
    )
    taken = interpreter.get_input_details()[0]
    if size:
        interpreter.resize_tensor_input(taken["index"], size)
    interpreter.allocate_tensors()
    taken = interpreter.get_input_details()[0]
    picture = RANDOM.random(taken["shape"]).astype("float32")
    if taken["name"].endswith("digit:0") or "keras_tensor" in taken["name"]:
        picture = np.round(picture * 255) if size is None else picture
    scale, zero = taken["quantization"]
    if scale:
        limits = np.iinfo(taken["dtype"])
        given = np.clip(np.round(picture / scale) + zero, limits.min, limits.max).astype(taken["dtype"])
        picture = (given.astype("float32") - zero) * np.float32(scale)
    else:
        given = picture.astype(taken["dtype"])
    interpreter.set_tensor(taken["index"], given)
    interpreter.invoke()
    numbers = {"input": picture.astype("float32")}
    nodes = interpreter._get_ops_details()
    made = {int(o) for node in nodes for o in node["outputs"]}
    made -= {int(node["inputs"][0]) for node in nodes if node["op_name"] == "BATCH_TO_SPACE_ND"}
    for tensor in interpreter.get_tensor_details():
        steps, name = tensor["quantization_parameters"], tensor["name"]
        if tensor["index"] not in made or len(tensor["shape"]) < 2 or len(steps["scales"]) > 1:
            continue
        value = interpreter.get_tensor(tensor["index"]).astype("float32")
        if value.size > 1000 or name in numbers:
            continue
        if len(steps["scales"]) == 1:
            value = (value - steps["zero_points"][0]) * steps["scales"][0]
            numbers["scale:" + name] = np.float32(steps["scales"])
        numbers[name] = np.ascontiguousarray(value, dtype="float32")
    return numbers


def with_numbers(network):
    """The same network with the numbers that the integers of its weights stand for."""
    from tensorflow.lite.python import schema_py_generated as schema
    from tensorflow.lite.tools import flatbuffer_utils

    model = flatbuffer_utils.convert_bytearray_to_object(network)
    for tensor in model.subgraphs[0].tensors:
        steps, data = tensor.quantization, model.buffers[tensor.buffer].data
        if tensor.type == schema.TensorType.INT8 and data is not None and steps.scale is not None:
            whole = np.frombuffer(bytes(data), np.int8).reshape(tensor.shape).astype("float32")
            along = [-1 if i == steps.quantizedDimension else 1 for i in range(whole.ndim)]
            numbers = whole * np.float32(steps.scale).reshape(along)
            buffer = schema.BufferT()
            buffer.data = np.frombuffer(numbers.astype("float32").tobytes(), np.uint8)
            tensor.buffer, tensor.type, tensor.quantization = len(model.buffers), schema.TensorType.FLOAT32, None
            model.buffers.append(buffer)
    return bytes(flatbuffer_utils.convert_object_to_bytearray(model))


def main():
    one = lively(plain())
    networks = {
        "plain": of_keras(one),
        "plain.half": of_keras(one, **halves()),
        "plain.dynamic": of_keras(one, optimizations=[tf.lite.Optimize.DEFAULT]),
        "plain.whole": of_keras(one, **whole((16, 16, 3))),
        "plain.bytes": of_keras(
            one, **whole((16, 16, 3), inference_input_type=tf.uint8, inference_output_type=tf.uint8)
        ),
        "branches": of_keras(lively(branches())),
        "decoder": of_keras(lively(decoder())),
        "wide": of_keras(lively(wide())),
        "grey": of_keras(lively(grey())),
        "scaled": of_keras(lively(scaled())),
        "functions": of_module(Functions()),
        "first": of_module(First()),
        "selected": of_module(Selected()),
        "twice": of_module(Twice()),
        "parted": of_module(Parted()),
        "chosen": of_module(Chosen()),
        "foreign": of_module(Foreign(), allow_custom_ops=True),
    }
    two = lively(branches())
    networks["branches.whole"] = of_keras(two, **whole((8, 6, 3)))
    networks["decoder.whole"] = of_keras(lively(decoder()), **whole((9, 11, 3)))
    networks["pair"] = of_keras(pair())
    three = lively(places())
    networks["places"] = of_keras(three)
    networks["places.whole"] = of_keras(three, **whole((12, 8, 3)))
    names = ["ant", "bee", "cat", "dog", "eel"]
    networks["named"] = metadata(networks["plain"], names, [123.0, 117.0, 104.0], [58.0, 57.0, 57.5])
    silent = {"selected", "named", "pair", "twice", "parted", "chosen", "foreign"}
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, network in networks.items():
            packed.writestr(zipfile.ZipInfo(name + ".tflite", (2020, 1, 1, 0, 0, 0)), bytes(network))
            if name not in silent:
                told = with_numbers(bytes(network)) if name == "plain.dynamic" else bytes(network)
                numbers = save(said(told, (1, 20, 12, 3) if name == "wide" else None))
                packed.writestr(zipfile.ZipInfo(name + ".safetensors", (2020, 1, 1, 0, 0, 0)), numbers)


main()
