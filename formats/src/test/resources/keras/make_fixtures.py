"""Makes the Keras networks of this folder: every weight is drawn by a seed.

    KERAS_BACKEND=torch python make_fixtures.py

Each network is saved in three forms (.keras, .h5, .json + .weights.h5) beside the outputs of all its
layers for one picture (.safetensors, in Keras's order of axes; 'input' is the picture). All of it lies
packed in networks.zip."""

import os
import zipfile

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import numpy as np
from keras import layers as L
from safetensors.numpy import save_file


def randomise(model, seed):
    rng = np.random.default_rng(seed)
    for weight in model.weights:
        shape = tuple(weight.shape)
        if "variance" in weight.path:
            value = rng.uniform(0.5, 1.5, shape)
        elif "gamma" in weight.path:
            value = rng.uniform(0.5, 1.5, shape)
        elif "count" in weight.path or "seed" in weight.path:
            continue
        else:
            fan = max(1, int(np.prod(shape[:-1])))
            value = rng.normal(0, 1.0 / np.sqrt(fan) if len(shape) > 1 else 0.2, shape)
        weight.assign(value.astype("float16").astype("float32"))


def outputs(model, x, prefix="", found=None):
    """Outputs of every call of every layer, nested models included."""
    found = {} if found is None else found
    values = {}
    for tensor in model.inputs:
        values[id(tensor)] = x
    own = [n for nodes in model._nodes_by_depth.values() for n in nodes]
    done = set()
    for depth in sorted(model._nodes_by_depth, reverse=True):
        for node in model._nodes_by_depth[depth]:
            op = node.operation
            if isinstance(op, L.InputLayer) or id(node) in done:
                continue
            done.add(id(node))
            args, kwargs = node.arguments.fill_in(values)
            if getattr(op, "_call_has_training_arg", False):
                kwargs["training"] = False
            result = op(*args, **kwargs)
            results = result if isinstance(result, (list, tuple)) else [result]
            for tensor, value in zip(node.outputs, results):
                values[id(tensor)] = value
            calls = [n for n in op._inbound_nodes if n in own].index(node)
            name = prefix + op.name + (f":{calls}" if calls else "")
            if isinstance(op, keras.Model):
                inner = op._functional if isinstance(op, keras.Sequential) else op
                outputs(inner, args[0], name + "/", found)
            else:
                found[name] = keras.ops.convert_to_numpy(results[0])
    return found


def save(name, model, shape, seed, forms=("keras", "h5", "json")):
    randomise(model, seed)
    x = np.random.default_rng(seed + 1000).uniform(0, 1, (1,) + shape).astype("float32")
    functional = model._functional if isinstance(model, keras.Sequential) else model
    found = outputs(functional, keras.ops.convert_to_tensor(x))
    whole = model(x, training=False)
    if isinstance(whole, dict):
        whole = list(whole.values())
    whole = whole if isinstance(whole, (list, tuple)) else [whole]
    for i, output in enumerate(whole):
        found[f"output:{i}"] = keras.ops.convert_to_numpy(output)
    found["input"] = x
    found = {k: np.ascontiguousarray(v.astype("float32")) for k, v in found.items()}
    if "keras" in forms:
        model.save(name + ".keras")
    if "h5" in forms:
        model.save(name + ".h5")
    if "json" in forms:
        with open(name + ".json", "w") as file:
            file.write(model.to_json())
        model.save_weights(name + ".weights.h5")
    save_file(found, name + ".safetensors")
    files = [name + "." + e for e in ("keras", "h5", "json", "weights.h5", "safetensors")]
    with zipfile.ZipFile("networks.zip", "a", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in filter(os.path.exists, files):
            packed.writestr(zipfile.ZipInfo(file), open(file, "rb").read(), zipfile.ZIP_DEFLATED)
            os.remove(file)
    print(name, model.count_params(), len(found))


def catsdogs():
    """The cats and dogs network, at 16 x 16 and narrower."""
    return keras.Sequential(
        [
            keras.Input((16, 16, 3)),
            L.Conv2D(4, 3, padding="same", activation="relu"),
            L.MaxPooling2D(),
            L.Dropout(0.2),
            L.Conv2D(8, 3, padding="same", activation="relu"),
            L.MaxPooling2D(),
            L.Conv2D(8, 3, padding="same", activation="relu"),
            L.MaxPooling2D(),
            L.Dropout(0.2),
            L.Flatten(),
            L.Dense(16, activation="relu"),
            L.Dense(1),
        ],
        name="catsdogs",
    )


def digits():
    """The network of the feature maps before and after training, narrower."""
    return keras.Sequential(
        [
            keras.Input((14, 14, 1)),
            L.Conv2D(4, 5, padding="same", activation="relu"),
            L.MaxPooling2D(2, 2),
            L.Conv2D(6, 5, padding="same", activation="relu"),
            L.MaxPooling2D(2, 2),
            L.Flatten(),
            L.Dense(8, activation="relu"),
            L.Dense(10, activation="softmax"),
        ],
        name="digits",
    )


def threeclass():
    """The three-class network, smaller: every layer listed by name."""
    return keras.Sequential(
        [
            keras.Input((22, 22, 3)),
            L.Conv2D(4, 3, activation="relu"),
            L.MaxPooling2D(2, 2),
            L.Conv2D(6, 3, activation="relu"),
            L.MaxPooling2D(2, 2),
            L.Conv2D(8, 3, activation="relu"),
            L.MaxPooling2D(2, 2),
            L.Flatten(),
            L.Dense(24, activation="relu"),
            L.Dense(12, activation="relu"),
            L.Dense(3, activation="softmax"),
        ],
        name="threeclass",
    )


def zoo():
    """One of nearly every layer, channels last."""
    x = image = keras.Input((13, 11, 3), name="image")
    x = L.Rescaling(2.0, offset=-1.0, name="scale")(x)
    x = L.Normalization(mean=[0.1, 0.2, 0.3], variance=[1.1, 0.9, 0.5], name="norm")(x)
    x = L.RandomFlip(name="flip")(x)
    x = L.Conv2D(6, 3, strides=2, padding="same", use_bias=False, name="stem")(x)
    x = L.BatchNormalization(name="bn", scale=False)(x)
    x = L.ReLU(6.0, name="relu6")(x)
    x = L.ZeroPadding2D(((1, 2), (0, 3)), name="pad")(x)
    x = L.DepthwiseConv2D(3, depth_multiplier=2, padding="same", activation="tanh", name="depthwise")(x)
    x = L.SeparableConv2D(8, 3, depth_multiplier=2, padding="valid", activation="swish", name="separable")(x)
    x = L.Conv2D(8, (3, 2), padding="same", dilation_rate=2, groups=2, activation="gelu", name="dilated")(x)
    a = L.AveragePooling2D(3, strides=1, padding="same", name="mean")(x)
    a = L.AveragePooling2D(1, strides=2, name="second")(a)
    b = L.MaxPooling2D((3, 2), strides=(2, 2), padding="same", name="max")(x)
    b = L.LeakyReLU(name="leaky")(b)
    a = L.PReLU(name="prelu", shared_axes=[1, 2])(a)
    added = L.Add(name="add")([a, b])
    joined = L.Concatenate(name="joined")([a, L.Subtract(name="less")([added, b]), L.Maximum(name="more")([a, b])])
    x = L.LayerNormalization(name="layernorm")(joined)
    x = L.GroupNormalization(4, name="groupnorm")(x)
    x = L.Dense(8, activation="elu", name="pointwise")(x)
    gate = L.GlobalAveragePooling2D(name="squeeze")(x)
    gate = L.Reshape((1, 1, 8), name="gate")(gate)
    gate = L.Conv2D(8, 1, activation="hard_sigmoid", name="excite")(gate)
    x = L.Multiply(name="gated")([x, gate])
    x = L.UpSampling2D(2, interpolation="bilinear", name="larger")(x)
    x = L.Conv2DTranspose(4, 3, strides=2, padding="same", activation="selu", name="transposed")(x)
    x = L.Cropping2D(((1, 2), (3, 0)), name="crop")(x)
    x = L.Permute((2, 1, 3), name="turned")(x)
    x = L.Resizing(6, 5, name="resized")(x)
    x = L.SpatialDropout2D(0.1, name="spatial")(x)
    x = L.GaussianNoise(0.1, name="noise")(x)
    x = L.UpSampling2D((1, 2), name="wider")(x)
    x = L.Average(name="same")([x, L.Activation("mish", name="mish")(x)])
    x = L.Minimum(name="least")([x, L.Softmax(name="softmax")(x)])
    top = L.GlobalMaxPooling2D(keepdims=True, name="top")(x)
    flat = L.Flatten(name="flat")(top)
    x = L.Reshape((30, -1), name="rows")(x)
    x = L.Permute((2, 1), name="columns")(x)
    x = L.Flatten(name="long")(x)
    x = L.Concatenate(name="both")([x, flat])
    x = L.BatchNormalization(name="flatbn")(x)
    x = L.Dense(7, activation="leaky_relu", name="hidden")(x)
    x = L.Dense(5, activation="softmax", name="classes")(x)
    return keras.Model(image, x, name="zoo")


def first():
    """Channels first."""
    x = image = keras.Input((3, 9, 8), name="image")
    f = dict(data_format="channels_first")
    x = L.Conv2D(4, 3, padding="same", activation="relu", name="conv", **f)(x)
    x = L.BatchNormalization(axis=1, name="bn")(x)
    x = L.MaxPooling2D(2, name="pool", **f)(x)
    x = L.DepthwiseConv2D(3, padding="same", name="depthwise", **f)(x)
    x = L.ZeroPadding2D(1, name="pad", **f)(x)
    x = L.Concatenate(axis=1, name="joined")([x, x])
    x = L.UpSampling2D(2, name="larger", **f)(x)
    x = L.AveragePooling2D(2, name="mean", **f)(x)
    x = L.Flatten(name="flat", **f)(x)
    x = L.Dense(4, name="classes")(x)
    return keras.Model(image, x, name="first")


def nested():
    """A branch used twice, nested models, two outputs."""
    branch = keras.Sequential(
        [
            keras.Input((8, 8, 2)),
            L.Conv2D(2, 3, padding="same", activation="relu", name="inner"),
            L.BatchNormalization(name="innerbn"),
        ],
        name="branch",
    )
    tall = keras.Input((8, 8, 2), name="tall")
    y = L.Conv2D(3, 3, name="deep")(branch(tall))
    block = keras.Model(tall, L.BatchNormalization(name="deepbn")(y), name="block")
    image = keras.Input((8, 8, 2), name="image")
    shared = L.Conv2D(2, 1, padding="same", activation="relu", name="shared")
    x = shared(image)
    x = shared(x)
    x = L.Add(name="sum")([branch(x), image])
    x = branch(x)
    x = block(x)
    a = L.GlobalAveragePooling2D(name="squeeze")(x)
    species = L.Dense(3, activation="softmax", name="species")(a)
    alive = L.Dense(1, activation="sigmoid", name="alive")(a)
    return keras.Model(image, [species, alive], name="nested")


def plane():
    """A picture without a channel axis, and one that arrives flat."""
    return keras.Sequential(
        [keras.Input((6, 5)), L.Flatten(name="flat"), L.Dense(4, activation="relu", name="hidden"), L.Dense(2, name="classes")],
        name="plane",
    )


def alexnet():
    """AlexNet's shape, narrower: a stride of four, overlapping pools, padding as layers of its own."""
    return keras.Sequential(
        [
            keras.Input((67, 67, 3)),
            L.ZeroPadding2D(2, name="pad1"),
            L.Conv2D(8, 11, strides=4, activation="relu", name="conv1"),
            L.MaxPooling2D(3, 2, name="pool1"),
            L.Conv2D(12, 5, padding="same", activation="relu", name="conv2"),
            L.MaxPooling2D(3, 2, name="pool2"),
            L.Conv2D(12, 3, padding="same", activation="relu", name="conv3"),
            L.Conv2D(10, 3, padding="same", activation="relu", name="conv4"),
            L.Conv2D(10, 3, padding="same", activation="relu", name="conv5"),
            L.Flatten(name="flat"),
            L.Dropout(0.5, name="drop6"),
            L.Dense(16, activation="relu", name="fc6"),
            L.Dropout(0.5, name="drop7"),
            L.Dense(16, activation="relu", name="fc7"),
            L.Dense(10, activation="softmax", name="fc8"),
        ],
        name="alexnet",
    )


def principles():
    """The MNIST network from first principles, narrower: SAME everywhere, two convolutions of 5 x 5."""
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            L.Conv2D(4, 5, padding="same", activation="relu", name="conv1"),
            L.MaxPooling2D(2, 2, padding="same", name="pool1"),
            L.Conv2D(6, 5, padding="same", activation="relu", name="conv2"),
            L.MaxPooling2D(2, 2, padding="same", name="pool2"),
            L.Flatten(name="flat"),
            L.Dense(16, activation="relu", name="fc1"),
            L.Dropout(0.5, name="drop"),
            L.Dense(10, activation="softmax", name="fc2"),
        ],
        name="principles",
    )


def vgg16():
    """VGG-16's blocks by their names in Keras, narrower."""
    x = image = keras.Input((32, 32, 3), name="input_1")
    for block, (width, depth) in enumerate([(2, 2), (3, 2), (4, 3), (5, 3), (6, 3)], 1):
        for layer in range(1, depth + 1):
            x = L.Conv2D(width, 3, padding="same", activation="relu", name=f"block{block}_conv{layer}")(x)
        x = L.MaxPooling2D(2, 2, name=f"block{block}_pool")(x)
    x = L.Flatten(name="flatten")(x)
    x = L.Dense(12, activation="relu", name="fc1")(x)
    x = L.Dense(12, activation="relu", name="fc2")(x)
    return keras.Model(image, L.Dense(8, activation="softmax", name="predictions")(x), name="vgg16")


if __name__ == "__main__":
    if os.path.exists("networks.zip"):
        os.remove("networks.zip")
    save("catsdogs", catsdogs(), (16, 16, 3), 1, ("h5",))
    save("digits", digits(), (14, 14, 1), 2, ("keras",))
    save("threeclass", threeclass(), (22, 22, 3), 3, ("json",))
    save("zoo", zoo(), (13, 11, 3), 4)
    save("first", first(), (3, 9, 8), 5)
    save("nested", nested(), (8, 8, 2), 6)
    save("plane", plane(), (6, 5), 7)
    save("alexnet", alexnet(), (67, 67, 3), 8, ("keras",))
    save("principles", principles(), (28, 28, 1), 9, ("h5",))
    save("vgg16", vgg16(), (32, 32, 3), 10, ("h5",))
