"""What Lucid, tf-keras-vis and Xplique make of the same numbers: python peers.py LUCID TF_KERAS_VIS XPLIQUE > peers.tsv

The arguments are source trees, of which single files are loaded (Lucid's package needs TensorFlow 1, these files do not). A line
is a name, then numbers in C, H, W order, float32. Made with TensorFlow 2.21, Lucid 6dcc927, tf-keras-vis 8bb8392, Xplique 0c90fa4.
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from unittest import mock

import numpy as np
import tensorflow as tf

LUCID, TF_KERAS_VIS, XPLIQUE = (Path(argument) for argument in sys.argv[1:])
RANDOM = np.random.default_rng(5)


def load(name, file):
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def package(name, folder, **contents):
    made = ModuleType(name)
    made.__path__ = [str(folder)]
    made.__dict__.update(contents)
    sys.modules[name] = made


package("lucid.optvis.param.lowres", LUCID, lowres_tensor=None)
package("lucid.optvis.param", LUCID / "lucid/optvis/param")
package("lucid.optvis", LUCID / "lucid/optvis")
package("lucid", LUCID / "lucid")
package("xplique", XPLIQUE / "xplique")
package("xplique.features_visualizations", XPLIQUE / "xplique/features_visualizations")
load("lucid.optvis.param.unit_balls", LUCID / "lucid/optvis/param/unit_balls.py")
color = load("lucid.optvis.param.color", LUCID / "lucid/optvis/param/color.py")
spatial = load("lucid.optvis.param.spatial", LUCID / "lucid/optvis/param/spatial.py")
load("lucid.optvis.objectives_util", LUCID / "lucid/optvis/objectives_util.py")
objectives = load("lucid.optvis.objectives", LUCID / "lucid/optvis/objectives.py")
regularizers = load("regularizers", TF_KERAS_VIS / "tf_keras_vis/activation_maximization/regularizers.py")
load("xplique.types", XPLIQUE / "xplique/types/__init__.py")
preconditioning = load(
    "xplique.features_visualizations.preconditioning", XPLIQUE / "xplique/features_visualizations/preconditioning.py"
)


def say(name, numbers):
    print(name, *(f"{v:.8g}" for v in np.asarray(numbers, dtype=np.float64).ravel()), sep="\t")


def first(picture):
    """Channels first, of a batch or of one."""
    return np.moveaxis(np.asarray(picture), -1, -3)


def noise(*shape, scale=1.0):
    return RANDOM.normal(size=shape, scale=scale).astype(np.float32)


def lucid_picture(name, height, width, decay):
    """Numbers of all planes, real before imaginary parts of each, and Lucid's picture."""
    half = width // 2 + 1
    numbers = noise(2, 1, 3, height, half, scale=0.4)
    with mock.patch.object(np.random, "normal", lambda size, scale: numbers):
        planes = spatial.fft_image([1, height, width, 3], decay_power=decay)
    say(f"{name} numbers", np.moveaxis(numbers[:, 0], 0, 1))
    say(f"{name} picture", first(color.to_valid_rgb(planes, decorrelate=True))[0])


def penalties(name, cost, picture):
    with tf.GradientTape() as tape:
        x = tf.constant(picture[None])
        tape.watch(x)
        value = cost(x)
    say(name, value)
    say(f"{name} slope", first(tape.gradient(value, x))[0])


def likeness():
    maps = noise(3, 4, 5, 3)
    objective = objectives.diversity("maps")
    with tf.GradientTape() as tape:
        x = tf.constant(maps)
        tape.watch(x)
        value = objective(lambda layer: x)
    say("maps", first(maps))
    say("diversity", value)
    say("diversity slope", first(tape.gradient(value, x)))


def maco(name, magnitude, height, width):
    phase = noise(3, height, width // 2 + 1)
    slope = noise(height, width, 3)
    with tf.GradientTape() as tape:
        turned = tf.constant(phase)
        tape.watch(turned)
        picture = preconditioning.maco_image_parametrization(tf.constant(magnitude), turned, (0.0, 1.0))
        value = tf.reduce_sum(picture * slope)
    say(f"{name} phases", phase)
    say(f"{name} picture", first(picture))
    say(f"{name} slope", first(slope))
    say(f"{name} gradient", tape.gradient(value, turned))


def main():
    lucid_picture("square", 6, 6, 1)
    lucid_picture("wide", 4, 10, 1.5)
    picture = RANDOM.uniform(size=(5, 6, 3)).astype(np.float32)
    say("pixels", first(picture))
    penalties("variation", regularizers.TotalVariation2D(weight=1.0), picture)
    for power in (1, 2, 6):
        norm = regularizers.Norm(weight=1.0, p=power)
        penalties(f"norm {power}", lambda x, norm=norm: norm(x - 0.5), picture)
    likeness()
    scale = np.real(preconditioning.get_fft_scale(6, 6).numpy()).astype(np.float32)
    maco("maco", np.repeat(scale[None], 3, axis=0), 6, 6)


main()
