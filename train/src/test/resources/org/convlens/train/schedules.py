"""The rates of forty steps by PyTorch's schedules.

    python schedules.py

writes schedules.tsv beside itself: the schedule, then its rates. Made with PyTorch 2.13.
"""

from pathlib import Path

import torch
from torch.optim import lr_scheduler

STEPS = 40


def rates(make):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.4)
    schedule = make(optimiser)
    found = []
    for _ in range(STEPS):
        found.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step()
    return found


SCHEDULES = {
    "constant": lambda o: lr_scheduler.ConstantLR(o, factor=1),
    "step": lambda o: lr_scheduler.StepLR(o, step_size=2 * 8, gamma=0.1),
    "cosine": lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=STEPS, eta_min=0.004),
    "one-cycle": lambda o: lr_scheduler.OneCycleLR(
        o, 0.4, total_steps=STEPS, pct_start=0.3, div_factor=25, final_div_factor=4, cycle_momentum=False
    ),
    "triangular": lambda o: lr_scheduler.OneCycleLR(
        o, 0.4, total_steps=STEPS, pct_start=0.3, anneal_strategy="linear", div_factor=25, final_div_factor=4, cycle_momentum=False
    ),
}

if __name__ == "__main__":
    lines = ["\t".join([name, *(f"{rate:.12g}" for rate in rates(make))]) for name, make in SCHEDULES.items()]
    Path(__file__).with_suffix(".tsv").write_text("\n".join(lines) + "\n")
