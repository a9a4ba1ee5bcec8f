"""Reads out of timm and torchvision how their convolutional architectures are built, and writes it as ConvLens reads it.

    python architectures.py FOLDER [WORD...]       records those whose name contains a word, else all; what is there is not made again
    python architectures.py --pack FOLDER FILE     packs the folder's recordings into one file

Each architecture is built without numbers and run for pictures of several sizes (recording.py): operators, their arguments, names and
shapes of the tensors, and what its library says of its pictures. No line of a library's code or text is kept, and no weights. Sizes of maps
in arguments are told as such where all recordings agree; else the architecture is kept for its own size alone. Left out is what attends
between places as transformers do. Needs torch, torchvision and timm.
"""
import gc
import re
import signal
import sys
from pathlib import Path

import torch

import recording
from packing import pack, text
from recording import Differs, Sizes, recorded

PATIENCE = 240  # seconds for one architecture
MOST_CONSTANTS = 4096
ATTENTION = re.compile(  # names of tensors that transformers have; as org.convlens.format.architecture.Attention
    r".*(cls_token|class_token|pos_embed|position_embeddings?|pos_embedding|relative_position_bias_table|in_proj_weight|\.attn\.qkv\.weight"
    r"|\.attention\.(attention\.)?(query|qkv)\.weight|token_mixer\.qkv\.weight|self_attn\..*|\.attn\.query\..*|pos_embd\..*|\.q\.weight"
    r"|\.to_q\.weight|\.ba\.conv1\.)")
TRANSFORMERS = (  # modules of timm that hold nothing else
    "beit byoanet cait coat convit cpubone crossvit csatv2 davit deit efficientformer efficientformer_v2 efficientvit_msra eva gcvit gemma4_vit hiera "
    "hieradet_sam2 levit lowformer maxxvit mlp_mixer mobilevit mvitv2 naflexvit nest nextvit pit pvt_v2 sequencer shvit swiftformer "
    "swin_transformer swin_transformer_v2 swin_transformer_v2_cr tiny_vit tnt twins visformer vision_transformer vision_transformer_hybrid "
    "vision_transformer_relpos vision_transformer_sam vitamin volo xcit").split()
SEGMENTERS = "fcn_resnet50 fcn_resnet101 deeplabv3_resnet50 deeplabv3_resnet101 deeplabv3_mobilenet_v3_large lraspp_mobilenet_v3_large".split()


# What the libraries are asked to build


def built(device, maker, **options):
    """A network in evaluation mode, its numbers of no account."""
    try:
        with torch.device(device):
            return maker(**options).eval()
    except NotImplementedError:  # it looks at numbers while it is built: those of memory as it is
        drawn = {name: getattr(torch.Tensor, name) for name in ("normal_", "uniform_", "trunc_normal_") if hasattr(torch.Tensor, name)}
        for name in drawn:
            setattr(torch.Tensor, name, lambda self, *_, **__: self)
        try:
            return maker(**options).eval().to(device)
        finally:
            for name, own in drawn.items():
                setattr(torch.Tensor, name, own)


def timm_network(name, device, **changed):
    import timm

    return built(device, timm.create_model, model_name=name, exportable=True, **changed)


def torchvision_network(name, device, num_classes=None, in_chans=None):
    import torchvision

    bare, _, kind = name.partition("+")
    more = {"weights": None} | ({"num_classes": num_classes} if num_classes else {})
    if bare in SEGMENTERS:
        more |= {"weights_backbone": None} | ({"aux_loss": kind == "aux"} if "lraspp" not in bare else {})
        return built(device, getattr(torchvision.models.segmentation, bare), **more)
    if bare in ("googlenet", "inception_v3"):
        more |= {"init_weights": False, "aux_logits": True}
    return built(device, getattr(torchvision.models, bare), **more)


def listed():
    """(library, name) of all that may be convolutional, kin beside each other."""
    import timm

    modules = timm.models._registry._module_to_models
    for module in sorted(m for m in modules if m not in TRANSFORMERS):
        for name in sorted(timm.list_models(module=module)):
            yield "timm", name
    import torchvision

    for name in sorted(torchvision.models.list_models(torchvision.models)):
        if not re.match(r"(vit|swin|maxvit)", name):
            yield "torchvision", name
    for name in SEGMENTERS:
        yield "torchvision", name
        if "lraspp" not in name:
            yield "torchvision", name + "+aux"


# One architecture


def same_padding():
    """timm's padding that follows the maps' size, as one call."""
    def whole(x, kernel_size, stride, dilation=(1, 1), value=0):
        return recording.pad_same(x, list(kernel_size), list(stride), list(dilation), float(value))

    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("timm.") and hasattr(module, "pad_same"):
            module.pad_same = whole


def enlarging(module, given):
    """timm's head of VGG enlarges small maps where their size asks for it: here always, which changes nothing for large ones."""
    if type(module).__name__ == "ConvMlp" and hasattr(module, "input_kernel_size"):
        least, x = module.input_kernel_size, given[0]
        return (torch.nn.functional.adaptive_avg_pool2d(x, (max(least, x.shape[2]), max(least, x.shape[3]))),)
    return None


def sizes(side):
    """Of pictures that are not of the architecture's own: their remainders by powers of two differ."""
    return [(side - 19, side + 7), (side + 32, side + 96), (64, 64), (side + 64, side - 32)]


def picture(size, device, channels=3):
    return torch.zeros(1, channels, *size, device=device)


def settings(library, network, name):
    """What the library says of the pictures."""
    if library == "timm":
        c = network.pretrained_cfg
        pool = getattr(network, "global_pool", None)
        return {"size": list(c["input_size"][1:]), "fixed": bool(c.get("fixed_input_size")), "crop": c["crop_pct"],
                "filter": c["interpolation"], "mean": list(c["mean"]), "std": list(c["std"]), "pool": pool if isinstance(pool, str) else ""}
    side = 299 if name == "inception_v3" else 520 if name.partition("+")[0] in SEGMENTERS else 224
    return {"size": [side, side], "fixed": False, "crop": 1.0 if side == 520 else 0.875, "filter": "bilinear",
            "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "pool": ""}


def architecture(library, name):
    """The text of one; the reason why it is none."""
    build = timm_network if library == "timm" else torchvision_network
    network = build(name, "meta")
    if any(ATTENTION.match(n) for n in network.state_dict()):
        raise ValueError("attention")
    said = settings(library, network, name)
    own = tuple(said["size"])
    device, first = "meta", recorded(network, picture(own, "meta"))
    if kernels_of_pictures(first[0]):
        raise ValueError("kernels computed from the picture")
    state = network.state_dict()
    outside = {n for c in first[0] for n in recording.numbers_in(c[2], "stored") + recording.numbers_in(list(c[3].values()), "stored")} - set(state)
    if outside or any(t.device.type == "meta" for t in first[3]):
        device, network = "cpu", build(name, "cpu")
        first = recorded(network, picture(own, "cpu"))
    constants = list(first[3])
    values = dict(network.named_buffers())
    names = {n: len(constants) + i for i, n in enumerate(sorted(outside))}
    constants += [values[n] for n in sorted(outside)]
    constants = [(t.is_floating_point(), list(t.shape), repeating(t)) for t in constants]
    if sum(len(c[2]) for c in constants) > MOST_CONSTANTS:
        raise ValueError("more constants than are kept")
    others = []
    for size in [] if said["fixed"] else sizes(own[0]):
        if len(others) > 1 and len({repr(r[0]) for r in [first] + others}) == 1:
            break
        try:
            others.append(recorded(network, picture(size, device)))
        except Exception:
            pass  # the architecture itself does not take them
    open_sizes = len(others) > 1
    try:
        calls = Sizes([first] + others if open_sizes else [first]).calls()
    except Differs:
        open_sizes, calls = False, first[0]
    free = changed(build, name, network, first, own)
    shapes = {n: [free.get((n, i), str(e)) for i, e in enumerate(t.shape)] for n, t in state.items() if not n.endswith("num_batches_tracked")}
    said |= {"library": library, "name": name, "open": open_sizes}
    return text(said, shapes, constants, names, calls, first[2])


def kernels_of_pictures(calls):
    """Whether the weights of a convolution depend on the picture."""
    depending, found = {0}, False
    for name, _, args, named, own in calls:
        found |= name == "convolution" and not depending.isdisjoint(recording.numbers_in(args[1:3]))
        if not depending.isdisjoint(recording.numbers_in(args) + recording.numbers_in(list(named.values()))):
            depending.update(own)
    return found


def repeating(constant):
    """Its numbers, or those of the first of its equal parts."""
    flat = constant.detach().cpu().reshape(-1)
    for parts in constant.shape[:1]:
        if parts > 1 and bool((flat.reshape(parts, -1) == flat.reshape(parts, -1)[0]).all()):
            flat = flat.reshape(parts, -1)[0]
    return flat.tolist()


def changed(build, name, network, first, own):
    """Which extents of which tensors are the classes (`*`) and the picture's channels (`?`), where nothing but them changes with them."""
    free = {}
    both = [("num_classes", 7, "*"), ("in_chans", 1, "?")]
    for keys in [both[:1]] if build is torchvision_network else [both, both[:1], both[1:]]:
        if set(free.values()) >= {mark for _, _, mark in keys}:
            continue
        try:
            other = build(name, "meta", **{key: count for key, count, _ in keys})
            calls = recorded(other, picture(own, "meta", 1 if keys[-1][0] == "in_chans" else 3))
            told = [[repr((c[0], c[1][0], c[2], c[3])) for c in r[0]] for r in (first, calls)]
            before, after = network.state_dict(), other.state_dict()
            if told[0] != told[1] or list(before) != list(after):
                continue
            differing = [(n, i, b) for n in before for i, (a, b) in enumerate(zip(before[n].shape, after[n].shape)) if a != b]
            if all(any(b == count for _, count, _ in keys) for _, _, b in differing):
                free |= {(n, i): mark for n, i, b in differing for _, count, mark in keys if b == count}
        except Exception:
            pass  # the library does not let it be changed
    if build is torchvision_network:
        users = [c for c in first[0] if ("value", 0) in c[2]]
        if len(users) == 1 and users[0][0] == "convolution" and users[0][2][8] == 1:
            free[(users[0][2][1][1], 1)] = "?"
    return free


def seconds(*_):
    raise TimeoutError(f"more than {PATIENCE} seconds")


def record(folder, words):
    torch.set_num_threads(1)
    names = list(listed())
    same_padding()
    torch.nn.modules.module.register_module_forward_pre_hook(enlarging)
    signal.signal(signal.SIGALRM, seconds)
    for order, (library, name) in sorted(enumerate(names), key=lambda each: each[1][0] == "timm"):
        file = folder / f"{order:04}.{library}.{name}.txt"
        if file.exists() or (words and not any(w == name or (w[-1] == "*" and name.startswith(w[:-1])) for w in words)):
            continue
        signal.alarm(PATIENCE)
        try:
            file.write_text(architecture(library, name))
            print(library, name, file.stat().st_size, flush=True)
        except Exception as e:
            print(library, name, "NOT", type(e).__name__, " ".join(str(e).split())[:200], flush=True)
        signal.alarm(0)
        gc.collect()


if __name__ == "__main__":
    if sys.argv[1] == "--pack":
        pack(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        record(Path(sys.argv[1]), sys.argv[2:])
