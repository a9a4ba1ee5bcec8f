"""What autograd says of one box of UltraFace (version-RFB-320.onnx, github.com/Linzaer/Ultra-Light-Fast-Generic-Face-Detector-1MB).

    python ultraface.py version-RFB-320.onnx     (PyTorch 2.13, onnx)

writes ultraface.tsv beside itself: a name, then numbers, computed in float64 by what ONNX says of each operator. Of maps as large as the
picture every 2,411th number is kept.
"""

import pathlib
import sys

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper as N

torch.set_num_threads(1)
GRAPH = onnx.load(sys.argv[1]).graph
KNOWN = {each.name: torch.from_numpy(N.to_array(each).copy()) for each in GRAPH.initializer}
KNOWN = {name: value.double() if value.is_floating_point() else value for name, value in KNOWN.items()}
COUNT = 3 * 240 * 320
PICTURE = torch.tensor([((i * 53) % 251 - 127) / 128 for i in range(COUNT)], dtype=torch.float64).reshape(1, 3, 240, 320)
BOX, EVERY = 1006, 2411


def said(x, given=None):
    """What every tensor is; of some of them, what is given in their place."""
    at = dict(KNOWN)
    at[GRAPH.input[0].name] = x
    for node in GRAPH.node:
        a = {each.name: onnx.helper.get_attribute_value(each) for each in node.attribute}
        i = [at[name] for name in node.input]
        kind, pads = node.op_type, a.get("pads", [0, 0])[:2]
        if kind == "Conv":
            y = F.conv2d(i[0], i[1], i[2] if len(i) > 2 else None, a["strides"], pads, a["dilations"], a["group"])
        elif kind == "BatchNormalization":
            y = F.batch_norm(i[0], i[3], i[4], i[1], i[2], eps=a["epsilon"])
        elif kind == "Constant":
            y = torch.from_numpy(N.to_array(a["value"]).copy())
            y = y.double() if y.is_floating_point() else y
        elif kind == "Slice":
            y = i[0].narrow(a["axes"][0], a["starts"][0], min(a["ends"][0], i[0].shape[a["axes"][0]]) - a["starts"][0])
        else:
            y = {
                "Relu": lambda: F.relu(i[0]), "Unsqueeze": lambda: i[0].unsqueeze(a["axes"][0]),
                "Concat": lambda: torch.cat(i, a["axis"]), "Transpose": lambda: i[0].permute(a["perm"]),
                "Shape": lambda: torch.tensor(i[0].shape), "Gather": lambda: i[0][i[1]],
                "Reshape": lambda: i[0].reshape(i[1].tolist()), "Mul": lambda: i[0] * i[1], "Add": lambda: i[0] + i[1],
                "Div": lambda: i[0] / i[1], "Sub": lambda: i[0] - i[1], "Exp": lambda: i[0].exp(),
                "Softmax": lambda: i[0].softmax(a["axis"]),
            }[kind]()
        at[node.output[0]] = (given or {}).get(node.output[0], y)
    return at


def logits():
    """The tensor before the softmax, and the maps that the box is read from: those of a head with 30 x 40 cells."""
    last = next(node for node in GRAPH.node if node.op_type == "Softmax").input[0]
    first = next(n for n in GRAPH.node if n.op_type == "Conv" and n.input[1].startswith("classification_headers.0.0"))
    return last, first.input[0]


LAST, MAPS = logits()
x = PICTURE.clone().requires_grad_()
all_said = said(x)
value = all_said[LAST][0, BOX, 0] - all_said[LAST][0, BOX, 1]
gradient, slope = torch.autograd.grad(value, [x, all_said[MAPS]])
cam = F.relu((slope.mean((2, 3), keepdim=True) * all_said[MAPS]).sum(1))
lines = {
    "value": value, "gradient": gradient.flatten()[::EVERY], "largest": gradient.abs().max(), "grad-cam": cam,
    "corners": all_said["boxes"][0, BOX],
}
text = [f"maps {MAPS}"] + ["\t".join([name] + [f"{v:.8g}" for v in of.detach().reshape(-1).tolist()]) for name, of in lines.items()]
print(text[0], cam.shape)
pathlib.Path(__file__).with_name("ultraface.tsv").write_text("\n".join(text[1:]) + "\n")
