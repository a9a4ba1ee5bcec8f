"""The PyTorch side of docs/performance.md: the same jobs as its users would run them.

    pytorch_side.py weights DIR           writes seeded torchvision networks and a picture into DIR
    pytorch_side.py run DIR JOB [ROUNDS]  runs a job, writes DIR/JOB.pytorch.npy, prints a line of JSON
    pytorch_side.py table DIR LOG         a table of such lines of both sides, and how far their results are apart

Each job is the plain loop that the usual library runs: one pass per occlusion (Captum's default), full passes with one
channel replaced (pytorch-grad-cam's Ablation-CAM), hooks and a whole backward pass (its Grad-CAM). Two threads, float32,
the default memory layout.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

# torchvision's own operators are not needed here, and its extension may have been built for another PyTorch.
OPERATORS = torch.library.Library("torchvision", "FRAGMENT")
for name in "nms qnms roi_align ps_roi_align roi_pool ps_roi_pool deform_conv2d".split():
    for operator in (name, f"_{name}_backward"):
        try:
            OPERATORS.define(f"{operator}(Tensor a) -> Tensor")
        except RuntimeError:
            pass

import torchvision  # noqa: E402

NETWORKS = ("vgg16", "resnet18", "resnet50")
TARGET = 207
ABLATED = 211  # the class of Ablation-CAM, whose map for the other one is empty


def weights(folder):
    """Networks drawn by a seed, batch norms with statistics that are not trivial, and a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NETWORKS:
        torch.manual_seed(7)
        net = getattr(torchvision.models, name)(weights=None)
        for module in net.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.8, 1.6)
                module.weight.data.uniform_(0.5, 0.9)
        torch.save(net.state_dict(), folder / f"{name}.pth")
    torch.manual_seed(8)
    picture = F.interpolate(torch.randn(1, 3, 28, 28), size=(224, 224), mode="bicubic")
    np.save(folder / "picture.npy", picture.numpy())


def network(folder, name):
    net = getattr(torchvision.models, name)(weights=None)
    net.load_state_dict(torch.load(folder / f"{name}.pth"))
    return net.eval()


def occlusion(net, x):
    """Captum: windows of 32 by 32 with stride 14, the last ones cut off, one forward pass for each."""
    patch, stride = 32, 14
    count = -(-(224 - patch) // stride) + 1
    with torch.no_grad():
        whole = net(x)[0, TARGET]
        total, covered = torch.zeros(224, 224), torch.zeros(224, 224)
        for row in range(count):
            for column in range(count):
                top, left = row * stride, column * stride
                mask = torch.zeros(1, 3, 224, 224)
                mask[..., top : top + patch, left : left + patch] = 1
                score = net(x * (1 - mask))[0, TARGET]
                total += (whole - score) * mask[0, 0]
                covered += mask[0, 0]
    return total / covered


def activations_and_gradients(net, layer, x):
    kept = {}
    forward = layer.register_forward_hook(lambda m, i, o: kept.__setitem__("a", o))
    hook = layer.register_forward_hook(lambda m, i, o: o.register_hook(lambda g: kept.__setitem__("g", g)) and None)
    logits = net(x)
    net.zero_grad()
    logits[0, TARGET].backward(retain_graph=True)
    forward.remove()
    hook.remove()
    return kept["a"].detach()[0], kept["g"].detach()[0]


def grad_cam(net, x):
    """pytorch-grad-cam: a picture that requires gradients, hooks, and backward() through everything."""
    maps, gradients = activations_and_gradients(net, net.layer4[-1], x.clone().requires_grad_(True))
    return torch.relu((gradients.mean((1, 2))[:, None, None] * maps).sum(0))


class Ablated(torch.nn.Module):
    """A layer whose output misses another channel for each picture of a batch."""

    def __init__(self, layer):
        super().__init__()
        self.layer, self.channels = layer, []

    def forward(self, x):
        maps = self.layer(x)
        for item, channel in enumerate(self.channels):
            maps[item, channel] = 0
        return maps


def ablation_cam(net, x):
    """pytorch-grad-cam: batches of 32 whole passes, a module in the layer's place switches channels off."""
    with torch.no_grad():
        kept = {}
        hook = net.layer4.register_forward_hook(lambda m, i, o: kept.__setitem__("a", o))
        whole = net(x)[0, ABLATED]
        hook.remove()
        maps = kept["a"][0].clone()
        net.layer4 = ablated = Ablated(net.layer4)
        scores = []
        for start in range(0, maps.shape[0], 32):
            ablated.channels = list(range(start, start + 32))
            scores.append(net(x.repeat(32, 1, 1, 1))[:, ABLATED])
        net.layer4 = ablated.layer
        drops = (whole - torch.cat(scores)) / whole.abs()
    return torch.relu((drops[:, None, None] * maps).sum(0))


def score_cam(net, x):
    """pytorch-grad-cam: enlarged maps mask the picture, 16 at a time."""
    with torch.no_grad():
        kept = {}
        hook = net.layer4.register_forward_hook(lambda m, i, o: kept.__setitem__("a", o))
        net(x)
        hook.remove()
        maps = kept["a"]
        large = F.interpolate(maps, size=(224, 224), mode="bilinear")[0]
        low = large.flatten(1).min(1)[0][:, None, None]
        high = large.flatten(1).max(1)[0][:, None, None]
        masks = (large - low) / (high - low + 1e-8)
        scores = []
        for start in range(0, len(masks), 16):
            scores.append(net(x * masks[start : start + 16, None])[:, TARGET])
        weights = torch.softmax(torch.cat(scores), 0)
    return torch.relu((weights[:, None, None] * maps[0]).sum(0))


def integrated_gradients(net, x):
    """Captum: 50 Gauss-Legendre points on the way from zeros, all in one batch."""
    nodes, factors = np.polynomial.legendre.leggauss(50)
    alphas = torch.tensor((nodes + 1) / 2, dtype=torch.float32)[:, None, None, None]
    shares = torch.tensor(factors / 2, dtype=torch.float32)[:, None, None, None]
    points = (alphas * x).requires_grad_(True)
    gradients = torch.autograd.grad(torch.unbind(net(points)[:, TARGET]), points)[0]
    return ((shares * gradients).sum(0) * x[0]).sum(0)


JOBS = {
    "occlusion": ("vgg16", occlusion),
    "grad-cam": ("resnet50", grad_cam),
    "ablation-cam": ("resnet18", ablation_cam),
    "score-cam": ("resnet18", score_cam),
    "integrated-gradients": ("resnet50", integrated_gradients),
}


def peak_megabytes():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return 0


def run(folder, job, rounds):
    torch.set_num_threads(2)
    name, work = JOBS[job]
    net = network(folder, name)
    x = torch.from_numpy(np.load(folder / "picture.npy"))
    with torch.no_grad():
        net(x)
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = work(net, x)
        seconds.append(time.perf_counter() - start)
    np.save(folder / f"{job}.pytorch.npy", result.detach().numpy())
    facts = {"side": "pytorch", "job": job, "seconds": float(np.median(seconds)), "peak_mb": peak_megabytes()}
    print(json.dumps(facts))


def table(folder, log):
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    print("| job | PyTorch s | ConvLens s | ratio | peak MB | largest difference / largest value |")
    print("|---|---|---|---|---|---|")
    for job in dict.fromkeys(line["job"] for line in lines):
        seconds, peak = {}, {}
        for side in ("pytorch", "convlens"):
            mine = [line for line in lines if line["job"] == job and line["side"] == side]
            seconds[side] = float(np.median([line["seconds"] for line in mine]))
            peak[side] = max(line["peak_mb"] for line in mine)
        theirs = np.load(folder / f"{job}.pytorch.npy")
        apart = np.abs(np.load(folder / f"{job}.convlens.npy").reshape(theirs.shape) - theirs).max() / np.abs(theirs).max()
        ratio = seconds["pytorch"] / seconds["convlens"]
        print(
            f"| {job} ({JOBS[job][0]}) | {seconds['pytorch']:.3f} | {seconds['convlens']:.3f} | {ratio:.1f} "
            f"| {peak['pytorch']} / {peak['convlens']} | {apart:.1e} |"
        )


if __name__ == "__main__":
    if sys.argv[1] == "weights":
        weights(Path(sys.argv[2]))
    elif sys.argv[1] == "table":
        table(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        run(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 1)
