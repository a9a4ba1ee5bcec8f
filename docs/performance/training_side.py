"""PyTorch's side of docs/performance/training: processor time of a training step, channels-last, one thread.

python training_side.py RECIPE BATCH STEPS [profile]
"""

import resource
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)


class Fast(nn.Module):
    """cifar10-fast."""
    shape, classes = (3, 32, 32), 10

    def __init__(self):
        super().__init__()
        self.whitening = nn.Conv2d(3, 24, 2, bias=False).requires_grad_(False)
        widths = [24, 32, 32, 128, 128, 128, 128]
        self.convs = nn.ModuleList(nn.Conv2d(i, o, 3, padding=1, bias=False)
                                   for i, o in zip(widths, widths[1:]))
        self.norms = nn.ModuleList(nn.BatchNorm2d(o, momentum=0.4) for o in widths[1:])
        self.dense = nn.Linear(128, 10, bias=False)

    def forward(self, x):
        x = F.gelu(self.whitening(x))
        for i, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            x = conv(x)
            if i in (0, 2):
                x = F.max_pool2d(x, 2)
            x = F.gelu(norm(x))
        return self.dense(F.max_pool2d(x, x.shape[-1]).flatten(1)) * 0.111


class Digits(nn.Module):
    """digits."""
    shape, classes = (1, 28, 28), 10

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Conv2d(1, 16, 5, padding=2), nn.Conv2d(16, 36, 5, padding=2)
        self.features, self.logits = nn.Linear(36 * 49, 96), nn.Linear(96, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.first(x)), 2)
        x = F.max_pool2d(F.relu(self.second(x)), 2)
        return self.logits(F.relu(self.features(x.flatten(1))))


class CatsDogs(nn.Module):
    """cats-dogs."""
    shape, classes = (3, 150, 150), 1

    def __init__(self):
        super().__init__()
        widths = [3, 16, 32, 64]
        self.convs = nn.ModuleList(nn.Conv2d(i, o, 3, padding=1) for i, o in zip(widths, widths[1:]))
        self.features, self.logit = nn.Linear(64 * 18 * 18, 512), nn.Linear(512, 1)

    def forward(self, x):
        for i, conv in enumerate(self.convs):
            x = F.max_pool2d(F.relu(conv(x)), 2)
            if i != 1:
                x = F.dropout(x, 0.2, self.training)
        return self.logit(F.relu(self.features(x.flatten(1))))


def main(recipe, batch, steps, profiled):
    torch.manual_seed(1)
    network = {"cifar10-fast": Fast, "digits": Digits, "cats-dogs": CatsDogs}[recipe]()
    network = network.to(memory_format=torch.channels_last).train()
    x = torch.randn(batch, *network.shape).to(memory_format=torch.channels_last)
    y = torch.randint(0, max(2, network.classes), (batch,))
    learning = [p for p in network.parameters() if p.requires_grad]
    if recipe == "cifar10-fast":
        optimiser = torch.optim.SGD(learning, lr=1e-4, momentum=0.85, nesterov=True, weight_decay=0.015)
    else:
        optimiser = torch.optim.Adam(learning, lr=1e-4)

    def step():
        optimiser.zero_grad(set_to_none=True)
        logits = network(x)
        loss = (F.cross_entropy(logits, y) if network.classes > 1 else
                F.binary_cross_entropy_with_logits(logits.flatten(), y.float()))
        loss.backward()
        optimiser.step()
        return loss.item()

    step()
    step()
    if profiled:
        with torch.profiler.profile() as profile:
            for _ in range(steps):
                step()
        print(profile.key_averages().table(sort_by="self_cpu_time_total", row_limit=25))
        return
    begun = time.process_time()
    for _ in range(steps):
        step()
    step_ms = (time.process_time() - begun) / steps * 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"pytorch {recipe}: a step {step_ms:.1f} ms, at most {peak:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), len(sys.argv) > 4)
