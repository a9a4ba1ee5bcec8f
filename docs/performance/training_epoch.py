"""PyTorch's side of a whole training of `cats-dogs`: photographs decoded and changed by a process of their own ahead of the learner.

    python training_epoch.py cats-dogs [epochs]

The network, batch, optimiser and the changes of `convlens train cats-dogs` (rotation, shifts, shear, zoom, mirror). Needs torch, numpy, Pillow.
"""
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from training_side import CatsDogs

SIDE = 150


class Photographs(torch.utils.data.Dataset):
    def __init__(self, root, changed):
        classes = sorted(folder.name for folder in root.iterdir() if folder.is_dir())
        self.files = [(file, k) for k, name in enumerate(classes) for file in sorted((root / name).iterdir())]
        self.changed = changed

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        file, label = self.files[i]
        image = Image.open(file).convert("RGB").resize((SIDE, SIDE), Image.NEAREST)
        if self.changed:
            turn, shear = np.radians(np.random.uniform(-45, 45)), 0.0
            zoom = np.random.uniform(0.5, 1.5)
            dx, dy = np.random.uniform(-0.15, 0.15, 2) * SIDE
            cos, sin, half = np.cos(turn) * zoom, np.sin(turn) * zoom, SIDE / 2
            image = image.transform((SIDE, SIDE), Image.AFFINE, (
                cos, -sin, half - cos * half + sin * half + dx, sin, cos, half - sin * half - cos * half + dy), Image.BILINEAR)
            if np.random.rand() < 0.5:
                image = image.transpose(Image.FLIP_LEFT_RIGHT)
        return torch.from_numpy(np.asarray(image, np.float32).transpose(2, 0, 1) / 255), float(label)


def main(root, epochs):
    torch.manual_seed(1)
    torch.set_num_threads(2)
    network = CatsDogs().to(memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    loaders = {name: torch.utils.data.DataLoader(Photographs(root / name, name == "train"), 64, shuffle=name == "train", num_workers=1,
                                                 persistent_workers=True) for name in ("train", "val")}
    for epoch in range(epochs):
        for name, loader in loaders.items():
            network.train(name == "train")
            right = 0
            for x, y in loader:
                with torch.set_grad_enabled(name == "train"):
                    logits = network(x.to(memory_format=torch.channels_last)).flatten()
                    loss = F.binary_cross_entropy_with_logits(logits, y.float())
                if name == "train":
                    optimiser.zero_grad(set_to_none=True)
                    loss.backward()
                    optimiser.step()
                right += int(((logits > 0) == (y > 0.5)).sum())
            print(f"epoch {epoch + 1} {name}: {right / len(loader.dataset):.1%}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
