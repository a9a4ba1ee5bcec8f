"""How far PyTorch in float32 is from the reference numbers that PyTorch computed in float64.

    python float32.py ../../../../../../shared/data

writes float32.tsv beside itself: a case, a file of numbers, and the largest difference as a share of the largest reference number.
Made with PyTorch 2.13 (CPU, oneDNN and MKL) and onnx 1.23.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper


class Rectified(torch.autograd.Function):
    """ReLU with the rule of guided backpropagation."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, slope):
        (x,) = ctx.saved_tensors
        return slope * (x > 0) * (slope > 0)


def padded(x, a, kernel, fill=0.0):
    """With its padding where it is not the same on both sides; and the padding that is."""
    pads = a.get("pads", [0, 0, 0, 0])
    if a.get("auto_pad", b"NOTSET") == b"SAME_UPPER":
        strides = a.get("strides", [1, 1])
        more = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in zip(x.shape[2:], kernel, strides)]
        pads = [m // 2 for m in more] + [m - m // 2 for m in more]
    if pads[0] == pads[2] and pads[1] == pads[3]:
        return x, (pads[0], pads[1])
    return F.pad(x, (pads[1], pads[3], pads[0], pads[2]), value=fill), (0, 0)


def convolution(a, x, kernel, bias=None):
    x, padding = padded(x, a, kernel.shape[2:])
    return F.conv2d(x, kernel, bias, a.get("strides", 1), padding, a.get("dilations", 1), a.get("group", 1))


def pooling(a, x):
    x, padding = padded(x, a, a["kernel_shape"], -float("inf"))
    return F.max_pool2d(x, a["kernel_shape"], a.get("strides", 1), padding, ceil_mode=bool(a.get("ceil_mode", 0)))


def dense(a, x, matrix, bias=None):
    return F.linear(x, matrix if a.get("transB", 0) else matrix.t(), bias)


OPERATORS = {
    "Conv": convolution,
    "MaxPool": pooling,
    "Gemm": dense,
    "BatchNormalization": lambda a, x, w, b, m, v: F.batch_norm(x, m, v, w, b, eps=a.get("epsilon", 1e-5)),
    "Add": lambda a, x, y: x + y,
    "Concat": lambda a, *x: torch.cat(x, a["axis"]),
    "Dropout": lambda a, x, *rest: x,
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "Flatten": lambda a, x: x.flatten(a.get("axis", 1)),
    "Softmax": lambda a, x: torch.softmax(x, a.get("axis", 1)),
}


class Network:
    def __init__(self, path):
        self.graph = onnx.load(path).graph
        self.weights = {w.name: torch.tensor(numpy_helper.to_array(w).astype(np.float32)) for w in self.graph.initializer}

    def run(self, picture, guided=False, held=None):
        """All tensors by name; `held` keeps its slope."""
        values = dict(self.weights)
        values[next(i.name for i in self.graph.input if i.name not in values)] = picture
        for node in self.graph.node:
            inputs = [values[i] for i in node.input if i]
            attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type == "Relu":
                result = Rectified.apply(inputs[0]) if guided else F.relu(inputs[0])
            else:
                result = OPERATORS[node.op_type](attributes, *inputs)
            values[node.output[0]] = result
        return values


def occlusion(network, picture, meta):
    spot, stride = meta["occlusion"]["patch"], meta["occlusion"]["stride"]
    height, width = picture.shape[2:]
    rows = []
    for y in range(0, height - spot + 1, stride):
        row = []
        for x in range(0, width - spot + 1, stride):
            hidden = picture.clone()
            hidden[:, :, y : y + spot, x : x + spot] = 0
            logits = network.run(hidden)[meta["logit_tensor"]].flatten()
            row.append(torch.softmax(logits, 0)[meta["target_class"]].item())
        rows.append(row)
    return np.array(rows)


def numbers(folder, meta, network):
    picture = torch.tensor(np.load(folder / "input_tensor.npy"))
    leaf = picture.clone().requires_grad_(True)
    values = network.run(leaf)
    score = values[meta["logit_tensor"]].flatten()[meta["target_class"]]
    maps = values[meta["gradcam_layer"]]
    slope, votes = torch.autograd.grad(score, [leaf, maps])
    yield "logits.npy", values[meta["logit_tensor"]]
    for name, value in values.items():
        file = "act_" + name.replace("/", "_") + ".npy"
        if (folder / file).exists():
            yield file, value
    yield "grad_input.npy", slope
    yield "gradcam_raw.npy", F.relu((votes.mean((2, 3), keepdim=True) * maps).sum(1))
    guided = network.run(leaf, guided=True)[meta["logit_tensor"]].flatten()[meta["target_class"]]
    yield "guided_backprop.npy", torch.autograd.grad(guided, leaf)[0]
    with torch.no_grad():
        yield "occlusion_prob.npy", occlusion(network, picture, meta)


def main(data):
    lines = []
    for path in sorted((data / "golden" / "dev").glob("*/*/meta.json")):
        folder = path.parent
        meta = json.loads(path.read_text())
        network = Network(next(p for kind in ("models-imagenet", "models-small") for p in (data / kind).rglob(meta["model"])))
        for file, found in numbers(folder, meta, network):
            found = found.detach().numpy() if torch.is_tensor(found) else found
            wanted = np.load(folder / file).astype(np.float64)
            share = np.abs(found.reshape(wanted.shape) - wanted).max() / (np.abs(wanted).max() or 1)
            lines.append(f"{folder.parent.name}/{folder.name}\t{file}\t{share:.2e}")
    Path(__file__).with_name("float32.tsv").write_text("\n".join(lines) + "\n")


main(Path(sys.argv[1]))
