"""Makes the small networks of this folder, or with a folder as argument torchvision's.

    python make.py                      small networks, traced and scripted, into fixtures.zip here
    python make.py FOLDER [NAME ...]    torchvision's, with weights drawn by a seed, into FOLDER

Beside every NAME.traced.pt and NAME.scripted.pt lies NAME.safetensors: 'input', 'logits', and for every
call of every leaf module a sample of at most 256 numbers, evenly spaced, called module or module:1 ..."""

import sys
import zipfile
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save

HERE = Path(__file__).parent


def sample(tensor):
    flat = tensor.detach().float().flatten()
    return flat[:: max(1, flat.numel() // 256)][:256].clone().contiguous()


def main(output):
    if isinstance(output, dict):
        return output.get("out", next(iter(output.values())))
    return output[0] if isinstance(output, (tuple, list)) else output


def seeded(model):
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for key, value in model.state_dict().items():
            if not value.is_floating_point():
                continue
            if key.endswith("running_var"):
                value.copy_(torch.rand(value.shape, generator=generator) + 0.5)
            elif value.dim() > 1:
                value.copy_(torch.randn(value.shape, generator=generator) * value[0].numel() ** -0.5)
            elif key.endswith("weight"):
                value.copy_(torch.rand(value.shape, generator=generator) + 0.5)
            else:
                value.copy_(torch.randn(value.shape, generator=generator) * 0.1)
    return model.eval(), generator


def reference(model, picture):
    found = {"input": picture}

    def hook(name):
        def record(module, inputs, output):
            key, n = name, 0
            while key in found:
                n += 1
                key = f"{name}:{n}"
            found[key] = sample(main(output))

        return record

    hooks = [
        m.register_forward_hook(hook(n)) for n, m in model.named_modules() if n and not list(m.children())
    ]
    with torch.no_grad():
        found["logits"] = main(model(picture)).float().flatten()
    for each in hooks:
        each.remove()
    return found


class Block(nn.Module):
    def __init__(self, width, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, stride, 1, groups=width, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 1)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        y = self.conv2(self.relu(self.bn1(self.conv1(x))))
        y += x
        return self.relu(y)


class Residual(nn.Module):
    """Residual, depthwise, functional activations, a view of a computed size."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.BatchNorm2d(8), nn.ReLU6())
        self.block = Block(8)
        self.drop = nn.Dropout(0.2)
        self.fc = nn.Linear(8 * 4 * 4, 5)

    def forward(self, x):
        x = self.block(self.stem(x))
        x = F.max_pool2d(F.relu(x), 2)
        x = x.view(x.size(0), -1)
        return F.log_softmax(self.fc(self.drop(x)), dim=1)


class Branches(nn.Module):
    """Concatenation, split, adaptive pools of every kind, mean, gates."""

    def __init__(self):
        super().__init__()
        self.left = nn.Conv2d(1, 6, 3, padding="same", dilation=2)
        self.right = nn.Conv2d(1, 4, (1, 5), padding=(0, 2))
        self.pool = nn.AdaptiveAvgPool2d((7, 5))
        self.squeeze = nn.AdaptiveAvgPool2d(1)
        self.gate = nn.Conv2d(10, 10, 1)
        self.norm = nn.GroupNorm(2, 10)
        self.head = nn.Linear(10, 4)

    def forward(self, x):
        x = torch.cat([F.silu(self.left(x)), F.leaky_relu(self.right(x), 0.2)], 1)
        x = x * torch.sigmoid(self.gate(self.squeeze(x)))
        a, b = torch.chunk(self.norm(self.pool(x)), 2, dim=1)
        x = torch.cat([b, a + 0.5 * b], dim=1)
        x = F.hardswish(x) - F.adaptive_avg_pool2d(x, 1)
        return {"out": self.head(x.mean([2, 3])), "aux": x}


class Staged(nn.Module):
    """Loops over lists of modules, decisions, optional modules, a function of its own."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 6, 3, padding=1, padding_mode="reflect")
        self.stages = nn.ModuleList([nn.Conv2d(6, 6, 3, padding=1) for _ in range(3)])
        self.norms = nn.ModuleList([nn.BatchNorm2d(6), nn.InstanceNorm2d(6, affine=True), nn.Identity()])
        self.up = nn.Upsample(scale_factor=2.0, mode="bilinear", align_corners=False)
        self.act = nn.PReLU(6)
        self.scale = nn.Parameter(torch.ones(6, 1, 1))
        self.head = nn.Conv2d(6, 3, 1)
        self.depth = 2

    def forward(self, x):
        x = self.first(x)
        seen = []
        for i, (stage, norm) in enumerate(zip(self.stages, self.norms)):
            y = self.act(norm(stage(x)))
            if i < self.depth:
                x = x + y * self.scale
            else:
                x = F.avg_pool2d(y, 3, 2, 1, count_include_pad=False)
            seen.append(x)
        x = self.up(seen[-1])
        x = F.interpolate(x, size=(9, 11), mode="nearest") + F.elu(F.pad(x, (1, 0, 2, 1)))[:, :, 1:10, :11]
        if self.training:
            x = F.dropout(x, 0.5)
        b, c, h, w = x.shape
        x = x.view(b, 2, c // 2, h, w).transpose(1, 2).reshape(b, c, h, w)
        x = self.head(x)
        return torch.flatten(F.adaptive_max_pool2d(x, 1), 1)


class Tokens(nn.Module):
    """Permutations, layer normalisation over channels, matrix products, tuples."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, 8, 4, 4)
        self.norm = nn.LayerNorm(8)
        self.up = nn.Linear(8, 16)
        self.down = nn.Linear(16, 8, bias=False)
        self.deconv = nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1, output_padding=1)
        self.head = nn.Linear(4, 6)

    def forward(self, x):
        x = self.patch(x).permute(0, 2, 3, 1)
        x = x + self.down(F.gelu(self.up(self.norm(x))))
        x = x.permute(0, 3, 1, 2)
        features = torch.tanh(self.deconv(x))
        pooled = torch.clamp(features, -0.5, 0.75).flatten(2).mean(-1)
        return self.head(pooled).softmax(dim=-1), features


SMALL = dict(
    residual=(Residual, (1, 3, 16, 16)),
    branches=(Branches, (1, 1, 11, 12)),
    staged=(Staged, (1, 3, 10, 12)),
    tokens=(Tokens, (1, 3, 24, 20)),
)


def scripted(kind):
    return torch.jit.script(seeded(kind())[0])


def small():
    torch.manual_seed(1)
    files = {}

    def put(name, module, **options):
        target = HERE / "saved.pt"
        torch.jit.save(module, str(target), **options)
        files[name] = target.read_bytes()
        target.unlink()

    for name, (kind, shape) in SMALL.items():
        model, generator = seeded(kind())
        picture = torch.rand(shape, generator=generator) * 2 - 1
        put(f"{name}.traced.pt", torch.jit.trace(model, picture, strict=False))
        put(f"{name}.scripted.pt", torch.jit.script(model))
        if name in ("residual", "branches"):
            put(f"{name}.frozen.pt", torch.jit.freeze(torch.jit.script(model)))
        files[f"{name}.safetensors"] = save(reference(model, picture))
    put("residual.extra.pt", scripted(Residual), _extra_files={"labels.txt": "a\nb", "x/y.json": "{}"})
    put("residual.half.pt", scripted(Residual).half())
    train = Residual().train()
    put("training.traced.pt", torch.jit.trace(train, torch.rand(2, 3, 16, 16), check_trace=False))
    quantised = torch.ao.quantization.quantize_dynamic(Residual().eval(), {nn.Linear}, dtype=torch.qint8)
    put("quantised.scripted.pt", torch.jit.script(quantised))
    put("einsum.scripted.pt", torch.jit.script(Einsum().eval()))
    put("two.scripted.pt", torch.jit.script(Two()))
    with zipfile.ZipFile(HERE / "fixtures.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for name, content in files.items():
            bundle.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    print((HERE / "fixtures.zip").stat().st_size, {n: len(c) for n, c in files.items()})


class Einsum(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 4, 3), Mixed())

    def forward(self, x):
        return self.features(x).mean([2, 3])


class Mixed(nn.Module):
    def forward(self, x):
        return torch.einsum("nchw->nwhc", [x])


class Two(nn.Module):
    def forward(self, x, y):
        return x + y


def torchvision(folder, names):
    sys.path.insert(0, str(HERE.parent / "pytorch"))
    from make_reference import SIDES, models

    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        extra = dict(init_weights=False) if name in ("googlenet", "inception_v3") else {}
        if extra:
            extra["aux_logits"] = False
        model, generator = seeded(getattr(models, name)(weights=None, num_classes=11, **extra))
        side = SIDES.get(name, 224)
        picture = torch.rand((1, 3, side, side), generator=generator) * 2 - 1
        torch.jit.save(torch.jit.trace(model, picture), str(folder / f"{name}.traced.pt"))
        torch.jit.save(torch.jit.script(model), str(folder / f"{name}.scripted.pt"))
        torch.jit.save(torch.jit.freeze(torch.jit.script(model)), str(folder / f"{name}.frozen.pt"))
        (folder / f"{name}.safetensors").write_bytes(save(reference(model, picture)))
        print(name, flush=True)


NAMES = """resnet18 vgg11 squeezenet1_1 mobilenet_v2 mobilenet_v3_small densenet121 googlenet shufflenet_v2_x1_0
efficientnet_b0 mnasnet0_5 convnext_tiny regnet_y_400mf inception_v3 alexnet resnext50_32x4d efficientnet_v2_s""".split()

if __name__ == "__main__":
    if len(sys.argv) > 1:
        torchvision(Path(sys.argv[1]), sys.argv[2:] or NAMES)
    else:
        small()
