"""The texts of architectures.py and recording.py, and the file that all of them are packed into.

A text is a line of JSON with what the library says of its pictures; a line for each module with tensors, its path told from the one before
(recording.py), then `LEAF EXTENTS;...`, or `n EXTENT` for a batch normalisation, `*` being the classes and `?` the picture's channels; an
empty line; a line a constant; an empty line; a line a call; an empty line; the outputs.
"""
import hashlib
import json
import re
import zlib

import torch

NORMALISATION = ["weight", "bias", "running_mean", "running_var"]
# PyTorch's numbers of types
TYPES = {torch.uint8: 0, torch.int8: 1, torch.int16: 2, torch.int32: 3, torch.int64: 4, torch.float16: 5, torch.float32: 6,
         torch.float64: 7, torch.bool: 11, torch.bfloat16: 15}


def step(path, before):
    """A path told from the one before: how many parts stay, perhaps the next number, then what follows."""
    parts, last = path.split(".") if path else [], before.split(".") if before else []
    kept = 0
    while kept < min(len(parts), len(last)) and parts[kept] == last[kept]:
        kept += 1
    if kept < min(len(parts), len(last)) and last[kept].isdigit() and parts[kept] == str(int(last[kept]) + 1):
        return f"{kept}+:{'.'.join(parts[kept + 1:])}"
    return f"{kept}:{'.'.join(parts[kept:])}"


def text(said, shapes, constants, names, calls, ends):
    lines = [json.dumps(said, separators=(",", ":"))]
    before = ""
    modules = {}
    for name, shape in shapes.items():
        module, _, leaf = name.rpartition(".")
        modules.setdefault(module, []).append(f"{leaf} {','.join(shape)}")
    for module, own in modules.items():
        short = ";".join(own)
        norm = re.fullmatch(r"weight (\S+);bias \1;running_mean \1;running_var \1", short)
        lines.append(f"{step(module, before)} {'n ' + norm.group(1) if norm else short}")
        before = module
    lines.append("")
    for floating, shape, numbers in constants:
        lines.append(f"{'f' if floating else 'i'} {','.join(map(str, shape))} {','.join(map(repr, numbers))}")
    lines.append("")
    place, made, before, at = {0: 0}, 1, "", -1

    def word(value, path):
        if isinstance(value, tuple) and len(value) == 2 and value[0] == "value":
            return f"^{made - place[value[1]]}"
        if isinstance(value, tuple) and len(value) == 2 and value[0] == "stored":
            if value[1] in names:
                return f"&{names[value[1]]}"
            return value[1][len(path):] if path and value[1].startswith(path + ".") and "." not in value[1][len(path) + 1:] else "@" + value[1]
        if isinstance(value, tuple) and len(value) == 2 and value[0] == "constant":
            return f"&{value[1]}"
        if isinstance(value, tuple) and len(value) == 6 and value[0] == "extent":
            _, number, axis, times, by, least = value
            more = (f"*{times}/{by}" if (times, by) != (1, 1) else "") + (f"|{least}" if least else "")
            return f"^{made - place[number]}:{axis}{more}"
        if isinstance(value, (list, tuple)):
            return "[" + ",".join(word(v, path) for v in value) + "]"
        if value is None or isinstance(value, bool):
            return "-" if value is None else "t" if value else "f"
        if isinstance(value, (int, float)):
            return repr(value)
        if isinstance(value, torch.dtype):
            return str(TYPES[value])
        return json.dumps(value)

    for name, (path, call), args, named, own in calls:
        words = [word(a, path) for a in args] + [f"{k}={word(v, path)}" for k, v in named.items()]
        lines.append(" ".join(["=" if call == at else step(path, before), name + (f"/{len(own)}" if len(own) != 1 else "")] + words))
        for number in own:
            place[number], made = made, made + 1
        before, at = path, call
    lines.append("")
    lines.append(" ".join(f"{k or '-'} {word(e, '')}" for k, e in ends))
    return "\n".join(lines) + "\n"


GROUP = 300_000  # bytes of text that are packed together


def pack(folder, target):
    """Length of the index, index, groups; each deflated (org.convlens.format.blueprint.Blueprints)."""
    import timm
    import torchvision

    versions = f"timm {timm.__version__}, torchvision {torchvision.__version__}, PyTorch {torch.__version__}".replace("+cpu", "")
    groups, lines = [[]], []
    for file in sorted(folder.glob("*.txt")):
        own = file.read_text()
        if sum(map(len, groups[-1])) > GROUP:
            groups.append([])
        groups[-1].append(own.rstrip("\n"))
        said = json.loads(own.partition("\n")[0])
        digests = ",".join(sorted({digest(names) for names in named(own)}))
        lines.append(f"{digests} {len(groups) - 1} {said['library']} {said['name']}")
    packed = [deflated("\n%\n".join(g)) for g in groups]
    index = deflated("\n".join([versions] + [str(len(p)) for p in packed] + lines))
    target.write_bytes(len(index).to_bytes(4, "big") + index + b"".join(packed))
    print(len(lines), "architectures,", target.stat().st_size, "bytes;", versions)


def deflated(words):
    return zlib.compress(words.encode(), 9)


def digest(names):
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:16]


def named(own):
    """The names of all tensors, and of those that the calls take."""
    sections = [[]]
    for line in own.split("\n"):
        if line:
            sections[-1].append(line)
        else:
            sections.append([])
    path, every, used = "", [], set()
    for line in sections[0][1:]:
        way, _, rest = line.partition(" ")
        path = after(path, way)
        for each in rest.split(";"):
            leaf = each.split(" ")[0]
            every += [f"{path}.{n}" if path else n for n in (NORMALISATION if leaf == "n" else [leaf])]
    path = ""
    for line in sections[2]:
        way, _, rest = line.partition(" ")
        path = path if way == "=" else after(path, way)
        for mark, name in re.findall(r"(?<![\w\"])([.@])([A-Za-z_][\w.]*)", rest):
            used.add(name if mark == "@" else f"{path}.{name}")
    return every, used


def after(path, way):
    kept, _, rest = way.partition(":")
    parts = path.split(".") if path else []
    count = int(kept.rstrip("+"))
    found = parts[:count] + ([str(int(parts[count]) + 1)] if kept.endswith("+") else []) + ([rest] if rest else [])
    return ".".join(found)
