"""Makes the programs of calls.zip: networks of make.py by torch.export, and operators that few networks use.

    python make_calls.py

NAME.pt2 is as torch.export.save writes it, NAME.core.pt2 after run_decompositions(), NAME.traced.pt by torch.jit.trace. Beside them
lies NAME.safetensors, as make.py has it."""

import io
import json
import zipfile

import torch
import torch.nn as nn
import torch.nn.functional as F
from make import HERE, SMALL, reference, seeded
from safetensors.torch import save


class Places(nn.Module):
    """Entries in another order, blocks that become channels, groups in turn."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 8, 3, padding=1)
        self.down = nn.PixelUnshuffle(2)
        self.shuffle = nn.ChannelShuffle(4)
        self.register_buffer("order", torch.tensor([3, 0, -1, 5]))
        self.register_buffer("mask", torch.tensor([True, False, True, True]))
        self.head = nn.Linear(3 * 4 * 5, 4)

    def forward(self, x):
        x = self.shuffle(self.down(F.relu(self.first(x))))
        x = torch.roll(x, (1, -2), (2, 3)).flip(1)
        x = x[:, self.order] + x.index_select(1, self.order.abs())
        x = x[:, self.mask]
        rows = torch.arange(3, -1, -1)
        columns = torch.tensor([0, 2, 2, 4, 1])
        return self.head(x[:, :, rows[:, None], columns].flatten(1))


class Spread(nn.Module):
    """Variances, gates, weights as direction and length, constants of sizes."""

    def __init__(self):
        super().__init__()
        self.first = nn.utils.weight_norm(nn.Conv2d(3, 8, 3))
        self.second = nn.utils.weight_norm(nn.Conv2d(4, 6, 1), dim=None)
        self.gate = nn.GLU(dim=1)
        self.quiet = nn.LogSigmoid()
        self.head = nn.Linear(6 + 6 + 6, 5)

    def forward(self, x):
        x = x - x.std(dim=(1, 2, 3), keepdim=True)
        x = self.second(self.gate(self.first(x)))
        x = x + torch.full((6, 1, 1), 0.25) + torch.ones(1, device=x.device)
        spread, mean = torch.var_mean(x, dim=[2, 3])
        return self.head(torch.cat([spread, self.quiet(mean), torch.var(x, (2, 3), correction=0)], 1))


CALLS = dict(places=(Places, (1, 3, 8, 10)), spread=(Spread, (1, 3, 9, 7)))


def slim(path):
    """The archive without what tells of the machine that it was made on: source positions, sample inputs."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as full, zipfile.ZipFile(content, "w") as kept:
        for name in full.namelist():
            data = full.read(name)
            if name.endswith(".debug_pkl") or "/sample_inputs/" in name:
                continue
            if "/models/" in name:
                program = json.loads(data)
                for node in program["graph_module"]["graph"]["nodes"]:
                    node["metadata"].pop("stack_trace", None)
                data = json.dumps(program).encode()
            kept.writestr(zipfile.ZipInfo(name), data)
    path.unlink()
    return content.getvalue()


def main():
    torch.manual_seed(1)
    files = {}
    target = HERE / "saved"
    for name, (kind, shape) in (SMALL | CALLS).items():
        model, generator = seeded(kind())
        picture = torch.rand(shape, generator=generator)
        files[name + ".safetensors"] = save(reference(model, picture))
        program = torch.export.export(model, (picture,))
        rows = {2: torch.export.Dim("rows", min=4), 3: torch.export.Dim("columns", min=4)}
        batch = {0: torch.export.Dim("pictures", min=1)}
        programs = {"": program}
        if name in ("residual", "branches", "tokens"):
            programs[".core"] = program.run_decompositions()
        if name == "residual":
            two = (torch.rand(2, *shape[1:], generator=generator),)
            programs[".batch"] = torch.export.export(model, two, dynamic_shapes=(batch,))
        if name == "spread":
            programs[".open"] = torch.export.export(model, (picture,), dynamic_shapes=(rows,))
        for kind, one in programs.items():
            torch.export.save(one, f"{target}.pt2")
            files[name + kind + ".pt2"] = slim(HERE / "saved.pt2")
        if name in CALLS:
            torch.jit.trace(model, picture).save(f"{target}.pt")
            files[name + ".traced.pt"] = slim(HERE / "saved.pt")
    with zipfile.ZipFile(HERE / "calls.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


main()
