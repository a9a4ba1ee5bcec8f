"""Records which operators of PyTorch a network calls for one picture, with the names of its weights: the graph alone, no numbers.

The network runs once on tensors without numbers. A line a call, as `org.convlens.format.blueprint` reads it:

    PATH OPERATOR ARGUMENT...

PATH is the module at work, told from the one before: `=` the same call of the same module, `2:conv1` the first two parts of the last
path and then `conv1`, `1+:conv2` the first part, then the number that follows the last path's second, then `conv2`. Arguments:

    ^3           the result of a call, the third before the next      ^3:2       its rows (an extent of axis 2)
    ^3:2*4/2     that, times 4, by 2, rounded down                    ^3:2|7     that, at least 7
    .weight      a tensor of the module at work                       @a.b.bias  a tensor of another
    &0           a constant, by its number                            -  t  f    None, True, False
    3  3.0  "x"  numbers, a text                                      [1,2]      a list
    dim=1        an argument by its name
"""
import torch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode

# What PyTorch's dispatcher takes apart before it can be seen, kept as one call.
WHOLE = torch.library.Library("convlens", "DEF")


def whole(schema, shape):
    name = schema.partition("(")[0]
    WHOLE.define(schema)
    WHOLE.impl(name, shape, "CompositeExplicitAutograd")
    return getattr(torch.ops.convlens, name)


def flat(x, first, last):
    extents = list(x.shape)
    first, last = first % len(extents), last % len(extents)
    joined = 1
    for extent in extents[first : last + 1]:
        joined *= extent
    return x.new_empty(extents[:first] + [joined] + extents[last + 1 :])


def padded(x, kernel, stride, dilation, value):
    sides = []
    for extent, k, s, d in zip(x.shape[-2:], kernel, stride, dilation):
        sides.append(extent + max((-(extent // -s) - 1) * s + (k - 1) * d + 1 - extent, 0))
    return x.new_empty(list(x.shape[:-2]) + sides)


linear = whole("linear(Tensor input, Tensor weight, Tensor? bias) -> Tensor",
               lambda x, w, b: x.new_empty(list(x.shape[:-1]) + [w.shape[0]]))
flatten = whole("flatten(Tensor self, int start_dim, int end_dim) -> Tensor", flat)
matmul = whole("matmul(Tensor self, Tensor other) -> Tensor",
               lambda a, b: a.new_empty(torch.broadcast_shapes(a.shape[:-2], b.shape[:-2]) + (a.shape[-2], b.shape[-1])))
group_norm = whole("group_norm(Tensor input, int num_groups, Tensor? weight, Tensor? bias, float eps) -> Tensor",
                   lambda x, *_: torch.empty_like(x))
pad_same = whole("pad_same(Tensor self, int[] kernel, int[] stride, int[] dilation, float value) -> Tensor", padded)


def flatten_of(self, start_dim=0, end_dim=-1):
    return flatten(self, start_dim, end_dim) if self.dim() > 1 else self


def matmul_of(a, b):
    return matmul(a, b) if a.dim() > 1 and b.dim() > 1 else torch.Tensor.matmul(a, b)


KEPT = {
    torch.nn.functional.linear: lambda input, weight, bias=None: linear(input, weight, bias),
    torch.flatten: flatten_of, torch.Tensor.flatten: flatten_of,
    torch.matmul: matmul_of, torch.Tensor.matmul: matmul_of, torch.Tensor.__matmul__: matmul_of,
    torch.nn.functional.group_norm:
        lambda input, num_groups, weight=None, bias=None, eps=1e-5: group_norm(input, num_groups, weight, bias, eps),
}


def in_order(extents, strides):
    """Whether numbers lie in memory as their places follow one another."""
    count = 1
    for extent, stride in reversed(list(zip(extents, strides))):
        if extent != 1 and stride != count:
            return False
        count *= extent
    return True


class Whole(TorchFunctionMode):
    def __torch_function__(self, function, types, args=(), kwargs=None):
        return KEPT.get(function, function)(*args, **(kwargs or {}))


class Record(TorchDispatchMode):
    """Calls in order: (operator, module's call, path, arguments, by name, results); arguments as they were, but tensors by number or name."""

    SAME = {"alias", "detach", "lift_fresh", "lift_fresh_copy", "empty", "empty_like", "contiguous"}

    def __init__(self, network, picture):
        super().__init__()
        self.stored = {id(t): n for n, t in list(network.named_buffers()) + list(network.named_parameters())}
        self.paths = {id(m): n for n, m in network.named_modules()}
        self.numbers, self.alive, self.shapes, self.calls = {id(picture): 0}, [picture], [tuple(picture.shape)], []
        self.stack, self.entered, self.constants = [("", 0)], 0, {}

    def __enter__(self):
        hooks = torch.nn.modules.module
        self.hooks = [hooks.register_module_forward_pre_hook(self.enter), hooks.register_module_forward_hook(self.leave, always_call=True)]
        return super().__enter__()

    def __exit__(self, *error):
        for hook in self.hooks:
            hook.remove()
        return super().__exit__(*error)

    def enter(self, module, _):
        self.entered += 1
        self.stack.append((self.paths.get(id(module), self.stack[-1][0]), self.entered))

    def leave(self, module, *_):
        self.stack.pop()

    def told(self, value):
        if isinstance(value, torch.Tensor):
            if id(value) in self.numbers:
                return ("value", self.numbers[id(value)])
            if id(value) in self.stored:
                return ("stored", self.stored[id(value)])
            self.alive.append(value)
            return ("constant", self.constants.setdefault(id(value), (len(self.constants), value))[0])
        return [self.told(v) for v in value] if isinstance(value, (list, tuple)) else value

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        name = function._schema.name.partition("::")[2]
        result = function(*args, **(kwargs or {}))
        results = list(result) if isinstance(result, (tuple, list)) else [result]
        if name in ("alias", "detach", "lift_fresh") and id(args[0]) in self.numbers:
            self.alive.append(result)
            self.numbers[id(result)] = self.numbers[id(args[0])]
            return result
        if name == "as_strided_" and len(args) == 3 and in_order(*args[1:]) and tuple(args[1]) == self.shapes[self.numbers[id(args[0])]]:
            return result
        told, named = self.told(args), {k: self.told(v) for k, v in (kwargs or {}).items()}
        own = []
        for each in results:
            self.alive.append(each)
            own.append(len(self.shapes))
            self.shapes.append(tuple(each.shape) if isinstance(each, torch.Tensor) else ())
            if isinstance(each, torch.Tensor):
                self.numbers[id(each)] = own[-1]
        self.calls.append((name, self.stack[-1], told, named, own))
        return result


# What gives more than is used, by what gives just that; which arguments it keeps.
SINGLE = {
    "native_batch_norm": ("batch_norm", lambda a: a),
    "max_pool2d_with_indices": ("max_pool2d", lambda a: a),
    "native_layer_norm": ("layer_norm", lambda a: a),
}
UNTOLD = {"device", "layout", "pin_memory", "memory_format", "non_blocking"}


def numbers_in(value, kind="value"):
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str):
        return [value[1]] if value[0] == kind else []
    return [n for v in value for n in numbers_in(v, kind)] if isinstance(value, (list, tuple)) else []


def recorded(network, picture):
    """The calls that the outputs need, the shapes of all results, and the outputs."""
    with torch.no_grad(), Record(network, picture) as record, Whole():
        outputs = network(picture)
    if isinstance(outputs, dict):
        ends = [(k, record.told(v)) for k, v in outputs.items()]
    else:
        ends = [("", record.told(v)) for v in (outputs if isinstance(outputs, (tuple, list)) else [outputs])]
    needed = {n for _, e in ends for n in numbers_in(e)}
    kept = []
    for name, at, args, named, own in reversed(record.calls):
        if name.endswith("_") or any(n in needed for n in own):
            needed.update(numbers_in(args) + numbers_in(list(named.values())))
            if name in SINGLE and not any(n in needed for n in own[1:]):
                name, own = SINGLE[name][0], own[:1]
            kept.append((name, at, args, {k: v for k, v in named.items() if k not in UNTOLD}, own))
    constants = [t for _, t in sorted(record.constants.values(), key=lambda c: c[0])]
    return kept[::-1], record.shapes, ends, constants


class Sizes:
    """Which whole numbers of a recording stand for sizes of maps: told by recordings of several sizes."""

    def __init__(self, recordings):
        self.recordings = recordings
        self.live = {0} | {n for call in recordings[0][0] for n in call[4]}

    def formula(self, values, before):
        """`(result, axis, times, by, least)` that gives the numbers in all recordings, of results before one; nothing if none does."""
        shapes, live = [r[1] for r in self.recordings], self.live
        options = [(1, 1)] + [(1, k) for k in (2, 4, 8, 16, 32)] + [(k, 1) for k in (2, 4, 8)]
        for times, by in options:
            for number in (n for n in range(before - 1, -1, -1) if n in live):
                for axis in range(1, len(shapes[0][number])):
                    found = [s[number][axis] * times // by if axis < len(s[number]) else -1 for s in shapes]
                    if found == values:
                        return ("extent", number, axis, times, by, 0)
        least = min(values)
        for number in (n for n in range(before - 1, -1, -1) if n in live):
            for axis in range(2, len(shapes[0][number])):
                if [max(s[number][axis], least) for s in shapes] == values:
                    return ("extent", number, axis, 1, 1, least)
        return None

    def merged(self, values, before, shape=False):
        """One argument of all recordings."""
        first = values[0]
        if all(v == first and type(v) is type(first) for v in values):
            return first
        if all(type(v) is int for v in values):
            found = self.formula(values, before)
            if found is None:
                raise Differs(f"{values}")
            return found
        if all(isinstance(v, list) and len(v) == len(first) for v in values):
            differing = [i for i in range(len(first)) if len({repr(v[i]) for v in values}) > 1]
            if shape and len(differing) == 1 and -1 not in first:
                return [-1 if i in differing else x for i, x in enumerate(first)]
            return [self.merged([v[i] for v in values], before) for i in range(len(first))]
        raise Differs(f"{values}"[:200])

    def calls(self):
        recordings = [r[0] for r in self.recordings]
        if len({tuple((c[0], c[1][0], tuple(c[4])) for c in r) for r in recordings}) > 1:
            raise Differs("other calls")
        merged = []
        for same in zip(*recordings):
            name, at, _, _, own = same[0]
            shape = name in ("view", "reshape", "_unsafe_view")
            args = [self.merged([c[2][i] for c in same], own[0], shape) for i in range(len(same[0][2]))]
            named = {k: self.merged([c[3][k] for c in same], own[0]) for k in same[0][3]}
            merged.append((name, at, args, named, own))
        return merged


class Differs(Exception):
    """A network that calls other operators for other sizes."""
