"""Saves torchvision networks with weights drawn by a seed, and what every module says to one picture.

    python make_reference.py FOLDER [NAME ...]

For each network: NAME.pth (the state dict) and NAME.safetensors: 'input', and for every call of every
leaf module a sample of at most 256 numbers, evenly spaced, called module or module:1, module:2 ..."""

import sys
from pathlib import Path

import torch

library = torch.library.Library("torchvision", "DEF")
library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
for name in ("roi_align", "roi_pool", "ps_roi_align", "ps_roi_pool", "deform_conv2d"):
    for suffix in ("", "_backward"):
        try:
            library.define(f"{name}{suffix}(Tensor a) -> Tensor")
        except RuntimeError:
            pass
import torchvision.models as models  # noqa: E402
from safetensors.torch import save_file  # noqa: E402

NAMES = """alexnet vgg11 vgg11_bn vgg13 vgg13_bn vgg16 vgg16_bn vgg19 vgg19_bn squeezenet1_0 squeezenet1_1 resnet18 resnet34 resnet50 resnet101
resnet152 resnext50_32x4d resnext101_32x8d resnext101_64x4d wide_resnet50_2 wide_resnet101_2 densenet121 densenet169 densenet201 densenet161 googlenet inception_v3
mobilenet_v2 mobilenet_v3_large mobilenet_v3_small shufflenet_v2_x0_5 shufflenet_v2_x1_0
shufflenet_v2_x1_5 shufflenet_v2_x2_0 mnasnet0_5 mnasnet0_75
mnasnet1_0 mnasnet1_3 efficientnet_b0 efficientnet_b1 efficientnet_b2 efficientnet_b3 efficientnet_b4
efficientnet_b5 efficientnet_b6 efficientnet_b7 efficientnet_v2_s convnext_tiny""".split()

SIDES = dict(
    inception_v3=299, efficientnet_b1=240, efficientnet_b2=288, efficientnet_b3=300, efficientnet_b4=380,
    efficientnet_b5=456, efficientnet_b6=528, efficientnet_b7=600, efficientnet_v2_s=384,
)


def sample(tensor):
    flat = tensor.detach().flatten()
    step = max(1, flat.numel() // 256)
    return flat[::step][:256].clone().contiguous()


def save(folder, name, classes=11):
    extra = dict(init_weights=False) if name in ("googlenet", "inception_v3") else {}
    if extra:
        extra["aux_logits"] = True
    torch.manual_seed(1)
    model = getattr(models, name)(weights=None, num_classes=classes, **extra).eval()
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for key, value in model.state_dict().items():
            if not value.is_floating_point():
                continue
            if key.endswith("running_var"):
                value.copy_(torch.rand(value.shape, generator=generator) + 0.5)
            elif value.dim() > 1:
                fan = value[0].numel()
                value.copy_(torch.randn(value.shape, generator=generator) * (1.0 / fan) ** 0.5)
            elif key.endswith("weight"):
                value.copy_(torch.rand(value.shape, generator=generator) + 0.5)
            else:
                value.copy_(torch.randn(value.shape, generator=generator) * 0.1)
    side = SIDES.get(name, 224)
    found = {"input": torch.rand((1, 3, side, side), generator=generator) * 2 - 1}

    def hook(module_name):
        def record(module, inputs, output):
            key, n = module_name, 0
            while key in found:
                n += 1
                key = f"{module_name}:{n}"
            found[key] = sample(output)

        return record

    for module_name, module in model.named_modules():
        if not list(module.children()) and module_name:
            module.register_forward_hook(hook(module_name))
    with torch.no_grad():
        found["logits"] = model(found["input"]).flatten()
    torch.save(model.state_dict(), folder / f"{name}.pth")
    save_file(found, folder / f"{name}.safetensors")
    print(name, len(found), float(found["logits"].abs().max()), flush=True)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or NAMES:
        save(folder, name)
