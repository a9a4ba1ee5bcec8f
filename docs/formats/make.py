"""Makes the networks of networks.tsv by every route, each with a picture and the numbers that its framework gives.

    python make.py FOLDER [WORD...]     only those whose source and name contain a word

FOLDER/SOURCE/NAME then holds the files, picture.f32 (C x H x W), output.f32 (the first output, channels first), shape.txt (the
picture's), rounding.txt (how far float32 is from float64 there, and ONNX Runtime from PyTorch), and missing.txt: the routes that the framework itself does not go, and why. What is there is not made again.
Weights are drawn at random; batch normalisations hold the mean and variance of some random pictures, so that what comes out
depends on the picture. Needs torch, torchvision, timm, onnxruntime and onnxscript for the one half, keras and tensorflow for the other.
"""
import copy
import os
import signal
import sys
import warnings
from pathlib import Path

import numpy as np

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")
PATIENCE = 300  # seconds for one route


def seconds(*_):
    raise TimeoutError(f"more than {PATIENCE} seconds")


signal.signal(signal.SIGALRM, seconds)


def write(folder, picture, output):
    np.ascontiguousarray(picture, "<f4").tofile(folder / "picture.f32")
    np.ascontiguousarray(output, "<f4").tofile(folder / "output.f32")
    (folder / "shape.txt").write_text(" ".join(map(str, picture.shape)))


def told(folder, what, output, exact):
    """Notes what rounding does, of the largest number."""
    with open(folder / "rounding.txt", "a") as file:
        file.write(f"{what} {np.abs(exact - output).max() / np.abs(exact).max():.3e}\n")


def each(folder, routes):
    """Goes the routes; what cannot be gone is told."""
    missing = []
    for name, go in routes:
        signal.alarm(PATIENCE)
        try:
            go(folder / name)
        except Exception as e:
            (folder / name).unlink(missing_ok=True)
            missing.append(f"{name}: {type(e).__name__}: {' '.join(str(e).split())[:200]}")
        signal.alarm(0)
    (folder / "missing.txt").write_text("".join(m + "\n" for m in missing))
    return missing


# PyTorch


def torch_network(source, name, side, scriptable=False):
    """The network and the channels and rows of its picture."""
    import torch

    torch.manual_seed(7)
    if source == "timm":
        import timm

        return timm.create_model(name, num_classes=10, scriptable=scriptable or None), 3, int(side)
    if source == "torchvision":
        import torchvision

        if name.startswith("segmentation."):
            makers = torchvision.models.segmentation
            more = {"weights": None, "weights_backbone": None, "num_classes": 5}
            return getattr(makers, name.partition(".")[2])(**more), 3, int(side)
        more = {"init_weights": True, "aux_logits": True} if name in ("googlenet", "inception_v3") else {}
        return getattr(torchvision.models, name)(num_classes=10, **more), 3, int(side)
    import tutorials_torch

    channels, rows, maker = tutorials_torch.NETWORKS[name]
    return maker(), channels, rows


def enlivened(network, shape):
    """Statistics of random pictures in batch normalisations; scales that begin near 0 become numbers that count."""
    import torch

    generator = torch.Generator().manual_seed(8)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if parameter.ndim <= 1 or parameter.numel() == parameter.shape[0]:
                small = parameter.numel() > 0 and float(parameter.abs().max()) < 1e-3
                if small and not name.endswith("bias"):
                    parameter.uniform_(0.5, 1, generator=generator)
        network.eval()
        norms = [m for m in network.modules() if isinstance(m, torch.nn.modules.batchnorm._BatchNorm) and m.track_running_stats]
        for norm in norms:
            norm.train()
            norm.momentum = 1.0
        network(torch.rand(4, *shape, generator=generator))
        for norm in norms:
            norm.momentum = 0.1
            norm.running_var.clamp_(min=1e-3)
    return network.eval()


def first(output):
    if isinstance(output, dict):
        return output["out"]
    return output[0] if isinstance(output, (tuple, list)) else output


def torch_routes(network, example, source, name, side, state):
    import torch

    def scripted(file):
        other, _, _ = torch_network(source, name, side, scriptable=True)
        other.load_state_dict(state)
        torch.jit.script(other.eval()).save(str(file))

    def traced(file):
        strict = not name.startswith("segmentation.")
        torch.jit.trace(network, example, check_trace=False, strict=strict).save(str(file))

    def weights(file):
        torch.save(network.state_dict(), file)

    def published(file):
        from timm.models._hub import save_config_for_hf
        from safetensors.torch import save_file

        save_file({k: v.contiguous() for k, v in network.state_dict().items()}, str(file))
        save_config_for_hf(network, file.parent / "config.json")

    exported = []

    def program(file):
        exported.append(torch.export.export(network, (example,)))
        torch.export.save(exported[0], str(file))

    def said(file):
        """How far ONNX Runtime is from PyTorch: exporters merge layers, whose rounding deep networks enlarge."""
        import onnxruntime

        session = onnxruntime.InferenceSession(str(file))
        output = session.run(None, {session.get_inputs()[0].name: example.numpy()})[0].ravel()
        there = np.fromfile(file.parent / "output.f32", "<f4")
        told(file.parent, file.name, output, there)

    def old(file):
        torch.onnx.export(network, (example,), str(file), dynamo=False)
        said(file)

    def new(file):
        one = exported[0] if exported else network
        torch.onnx.export(one, (example,), str(file), dynamo=True, external_data=False, verbose=False)
        said(file)

    stored = ("weights.safetensors", published) if source == "timm" else ("weights.pth", weights)
    return [("trace.pt", traced), ("script.pt", scripted), stored, ("export.pt2", program), ("old.onnx", old), ("new.onnx", new)]


def make_torch(source, name, side, folder):
    import torch

    torch.set_num_threads(1)
    network, channels, rows = torch_network(source, name, side)
    enlivened(network, (channels, rows, rows))
    pictures = torch.rand(2, channels, rows, rows, generator=torch.Generator().manual_seed(9))
    with torch.no_grad():
        output, other = (first(network(p[None])).numpy() for p in pictures)
    differs = float(np.abs(output - other).max() / np.abs(output).max())
    write(folder, pictures[0].numpy(), output)
    with torch.no_grad():
        exact = first(copy.deepcopy(network).double()(pictures[:1].double())).numpy()
    told(folder, "float32", output, exact)
    state = {k: v.clone() for k, v in network.state_dict().items()}
    return differs, each(folder, torch_routes(network, pictures[:1], source, name, side, state))


# Keras


def make_keras(source, name, side, folder):
    import keras

    keras.utils.set_random_seed(7)
    if source == "keras":
        network = getattr(keras.applications, name)(weights=None, input_shape=(int(side), int(side), 3), classes=10)
    else:
        import tutorials_keras

        network = tutorials_keras.NETWORKS[name]()
    shape = network.inputs[0].shape[1:]
    keras_enlivened(network, blotches(4, shape, 8))
    pictures = blotches(2, shape, 9)
    output, other = (np.asarray(first(network(p[None], training=False))) for p in pictures)
    differs = float(np.abs(output - other).max() / np.abs(output).max())
    output = np.moveaxis(output, -1, 1) if output.ndim == 4 else output
    write(folder, np.moveaxis(pictures[0], -1, 0), output)
    return differs, each(folder, [("net.keras", network.save), ("net.h5", network.save)])


def blotches(count, shape, seed):
    """Pictures of 0..255 that differ: coarse squares under fine noise."""
    draws = np.random.default_rng(seed)
    coarse = draws.random((count, 4, 4, shape[2]))
    rows, columns = (np.arange(extent) * 4 // extent for extent in shape[:2])
    fine = draws.random((count, *shape))
    return (200 * coarse[:, rows][:, :, columns] + 55 * fine).astype(np.float32)


def keras_enlivened(network, pictures):
    """As for PyTorch; a last layer that says nothing but 0 and 1 is made less sure."""
    import keras

    draws = np.random.default_rng(8)
    for weight in network.weights:
        kind = weight.path.rsplit("/", 1)[-1]
        if kind in ("beta", "bias"):
            weight.assign(draws.uniform(-0.2, 0.2, weight.shape))
        elif kind == "gamma":
            weight.assign(draws.uniform(0.5, 1.5, weight.shape))
    for model in [layer for layer in network.layers if isinstance(layer, keras.Model)] + [network]:
        norms = [n for n in model._flatten_layers() if isinstance(n, keras.layers.BatchNormalization)]
        momenta = [n.momentum for n in norms]
        for norm in norms:
            norm.momentum = 0.0
        if norms and (model is network or not any(n in network.layers for n in norms)):
            model(pictures / 127.5 - 1 if model is not network else pictures, training=True)
        for norm, momentum in zip(norms, momenta):
            norm.momentum = momentum
    last = network.layers[-1]
    for _ in range(20):
        output = np.asarray(first(network(pictures, training=False)))
        differs = np.abs(output[0] - output[1]).max() / max(np.abs(output).max(), 1e-9)
        if differs > 1e-2 or not hasattr(last, "kernel"):
            break
        last.kernel.assign(last.kernel * 0.3)


def main():
    target = Path(sys.argv[1])
    here = Path(__file__).parent
    sys.path.insert(0, str(here))
    for line in (here / "networks.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        source, name, side = line.split("\t")
        if len(sys.argv) > 2 and not any(w in f"{source}/{name}" for w in sys.argv[2:]):
            continue
        folder = target / source / name
        if (folder / "missing.txt").exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        maker = make_keras if source.startswith("keras") else make_torch
        try:
            differs, missing = maker(source, name, side, folder)
        except Exception as e:
            print(source, name, "NOT MADE", type(e).__name__, str(e)[:300], flush=True)
            continue
        print(source, name, f"told by {differs:.1e}", "; ".join(missing), flush=True)


if __name__ == "__main__":
    main()
