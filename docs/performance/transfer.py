"""A new last layer for SqueezeNet 1.1, learned by PyTorch: the other side of `convlens train --from`.

    python transfer.py squeezenet1.1.onnx cats-dogs [seeds]

cats-dogs holds train/ and val/ with a folder per class. The frozen layers look at each picture once; the last
convolution is drawn anew for the classes and learns for 10 epochs of batches of 20 with Adam at a rate of 1e-3,
as `convlens train --from` has it. Needs torch, onnx and Pillow.
"""
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from PIL import Image

MEANS = np.array([103.939, 116.779, 123.68], np.float32)  # blue, green, red


def picture(path):
    """The middle 224 x 224 of the picture with a short side of 256."""
    image = Image.open(path).convert("RGB")
    scale = 256 / min(image.size)
    image = image.resize([max(256, round(side * scale)) for side in image.size], Image.BILINEAR)
    left, top = (image.width - 224) // 2, (image.height - 224) // 2
    pixels = np.asarray(image.crop((left, top, left + 224, top + 224)), np.float32)
    return torch.from_numpy((pixels[:, :, ::-1] - MEANS).transpose(2, 0, 1).copy())


def folders(root):
    classes = sorted(folder.name for folder in root.iterdir() if folder.is_dir())
    files = [(file, k) for k, name in enumerate(classes) for file in sorted((root / name).iterdir())]
    return [file for file, _ in files], torch.tensor([k for _, k in files])


class Network:
    """Runs the operators of SqueezeNet up to its last convolution."""

    def __init__(self, file):
        graph = onnx.load(file).graph
        self.weights = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
        self.nodes = list(graph.node)
        self.input = next(v.name for v in graph.input if v.name not in self.weights)
        self.last = max(i for i, node in enumerate(self.nodes) if node.op_type == "Conv")

    def features(self, batch):
        values = {self.input: batch, **self.weights}
        for node in self.nodes[: self.last]:
            attributes = {a.name: list(a.ints) or a.i for a in node.attribute}
            inputs = [values[name] for name in node.input if name]
            values[node.output[0]] = self.run(node.op_type, inputs, attributes)
        return values[self.nodes[self.last].input[0]]

    @staticmethod
    def run(kind, inputs, attributes):
        if kind == "Conv":
            pads = attributes.get("pads", [0, 0, 0, 0])
            return F.conv2d(F.pad(inputs[0], (pads[1], pads[3], pads[0], pads[2])), inputs[1],
                            inputs[2] if len(inputs) > 2 else None, attributes.get("strides", [1, 1]))
        if kind == "MaxPool":
            pads = attributes.get("pads", [0, 0, 0, 0])
            padded = F.pad(inputs[0], (pads[1], pads[3], pads[0], pads[2]), value=-np.inf)
            return F.max_pool2d(padded, attributes["kernel_shape"], attributes["strides"])
        return {"Relu": lambda: F.relu(inputs[0]), "Concat": lambda: torch.cat(inputs, 1),
                "Dropout": lambda: inputs[0]}[kind]()


def learned(features, labels, seed, epochs=10, size=20, rate=1e-3):
    torch.manual_seed(seed)
    head = torch.nn.Conv2d(features.shape[1], int(labels.max()) + 1, 1)
    optimiser = torch.optim.Adam(head.parameters(), rate, eps=1e-7)
    for _ in range(epochs):
        for batch in torch.randperm(len(labels)).split(size):
            scores = F.relu(head(features[batch])).mean((2, 3))
            optimiser.zero_grad()
            F.cross_entropy(scores, labels[batch]).backward()
            optimiser.step()
    return head


def main():
    network, root = Network(sys.argv[1]), Path(sys.argv[2])
    start = time.time()
    sets = []
    with torch.no_grad():
        for part in ("train", "val"):
            files, labels = folders(root / part)
            views = torch.stack([picture(file) for file in files])
            sets.append((torch.cat([network.features(batch) for batch in views.split(16)]), labels))
    print(f"features after {time.time() - start:.1f} s")
    (features, labels), (unseen, answers) = sets
    shares = []
    for seed in range(1, 1 + int(sys.argv[3] if len(sys.argv) > 3 else 5)):
        head = learned(features, labels, seed)
        with torch.no_grad():
            said = F.relu(head(unseen)).mean((2, 3)).argmax(1)
        shares.append((said == answers).float().mean().item() * 100)
        print(f"seed {seed}: {shares[-1]:.2f} % of {len(answers)} unseen pictures")
    print(f"mean {statistics.mean(shares):.2f} %, {time.time() - start:.1f} s")


if __name__ == "__main__":
    main()
