"""Opens VGG-16 as PyTorch does, as often as it is asked to.

    python open_vgg16.py FOLDER

Writes FOLDER/vgg16.pth, weights drawn by a seed, unless it is there. Then, for every line of the standard input, writes a line with
two times in seconds: torch.load and load_state_dict; the same with the first picture after it."""

import sys
import time
from pathlib import Path

import torch

library = torch.library.Library("torchvision", "DEF")
for definition in (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
):
    library.define(definition)
for name in ("roi_align", "roi_pool", "ps_roi_align", "ps_roi_pool", "deform_conv2d"):
    for suffix in ("", "_backward"):
        try:
            library.define(f"{name}{suffix}(Tensor a) -> Tensor")
        except RuntimeError:
            pass
from torchvision.models import vgg16  # noqa: E402

torch.set_num_threads(2)
file = Path(sys.argv[1]) / "vgg16.pth"
torch.manual_seed(1)
model = vgg16().eval()
if not file.exists():
    torch.save(model.state_dict(), file)
picture = torch.zeros(1, 3, 224, 224)
print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    model.load_state_dict(torch.load(file, weights_only=True))
    opened = time.perf_counter() - start
    with torch.no_grad():
        model(picture)
    print(opened, time.perf_counter() - start, flush=True)
