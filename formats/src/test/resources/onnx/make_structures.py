"""Makes structures.zip: ONNX files that say a network in ways of their own.

    python make_structures.py     (onnx, onnxruntime, safetensors)

Beside each NAME.onnx lies NAME.safetensors with 'input' (1 × 3 × 8 × 8) and 'output', what ONNX Runtime says to it."""

import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto as T
from onnx import helper as H
from onnx import numpy_helper as N
from safetensors.numpy import save

HERE = Path(__file__).parent
RANDOM = np.random.default_rng(5)
PICTURE = RANDOM.uniform(0, 1, (1, 3, 8, 8)).astype("float32")
node = H.make_node


def floats(*shape):
    return RANDOM.normal(0, 0.3, shape).astype("float32")


W, B, D, DB = floats(6, 3, 3, 3), floats(6), floats(6, 4), floats(4)
END = [
    node("Relu", ["c"], ["r"], name="relu"),
    node("GlobalAveragePool", ["r"], ["g"], name="pool"),
    node("Flatten", ["g"], ["f"], name="flatten"),
    node("Gemm", ["f", "D", "DB"], ["y"], name="dense"),
]
CONV = node("Conv", ["x", "W", "B"], ["c"], name="conv", pads=[1, 1, 1, 1])
FIRST = {"W": W, "B": B, "D": D, "DB": DB}
files = {}


def build(name, nodes, numbers, functions=(), domains=(), fused=True, shape=("N", 4)):
    graph = H.make_graph(
        nodes,
        name,
        [H.make_tensor_value_info("x", T.FLOAT, ["N", 3, 8, 8])],
        [H.make_tensor_value_info("y", T.FLOAT, list(shape))],
        [N.from_array(np.asarray(value), key) for key, value in numbers.items()],
    )
    imports = [H.make_opsetid("", 18)] + [H.make_opsetid(each, 1) for each in domains]
    model = H.make_model(graph, opset_imports=imports, ir_version=8, functions=functions)
    ordered = H.make_model(graph, opset_imports=imports, ir_version=8, functions=functions)
    if name == "unordered":
        del ordered.graph.node[:]
        ordered.graph.node.extend([CONV] + END)
    options = ort.SessionOptions()
    if not fused:
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
    said = ort.InferenceSession(ordered.SerializeToString(), options).run(None, {"x": PICTURE})[0]
    files[name + ".onnx"] = model.SerializeToString()
    files[name + ".safetensors"] = save({"input": PICTURE, "output": said})
    print(name, said)


build("unordered", END[::-1] + [CONV], FIRST)

act = H.make_function(
    "own", "ConvAct", ["a", "w", "b"], ["o"],
    [
        node("Conv", ["a", "w", "b"], ["t"], name="conv", pads=[1, 1, 1, 1]),
        node("LeakyRelu", ["t"], ["o"], name="act"),
    ],
    [H.make_opsetid("", 18)], ["slope"])
reference = act.node[1].attribute.add()
reference.name, reference.ref_attr_name, reference.type = "alpha", "slope", onnx.AttributeProto.FLOAT
twice = H.make_function(
    "own", "Twice", ["a", "w", "b", "v"], ["o"],
    [
        node("ConvAct", ["a", "w", "b"], ["t"], name="one", domain="own", slope=0.3),
        node("ConvAct", ["t", "v", "b"], ["o"], name="two", domain="own", slope=0.1),
    ],
    [H.make_opsetid("", 18), H.make_opsetid("own", 1)])
build("functions", [node("Twice", ["x", "W", "B", "V"], ["c"], name="twice", domain="own")] + END,
      FIRST | {"V": floats(6, 6, 3, 3)}, [act, twice], ["own"])

info = H.make_tensor_value_info
squeeze = H.make_graph([node("Squeeze", ["g", "axes"], ["t"])], "t", [], [info("t", T.FLOAT, None)],
                       [N.from_array(np.array([2, 3]), "axes")])
keep = H.make_graph([node("Identity", ["g"], ["e"])], "e", [], [info("e", T.FLOAT, None)])
build("branches", [
    CONV, END[0], END[1],
    node("Shape", ["g"], ["s"]), node("Gather", ["s", "three"], ["rows"]), node("Equal", ["rows", "one"], ["flat"]),
    node("If", ["flat"], ["f"], name="if", then_branch=squeeze, else_branch=keep), END[3]],
    FIRST | {"three": np.int64(3), "one": np.int64(1)})

build("fused", [
    node("FusedConv", ["x", "W", "B"], ["c1"], name="fused", domain="com.microsoft", pads=[1, 1, 1, 1],
         activation="LeakyRelu", activation_params=[0.2]),
    node("FusedConv", ["c1", "V", "B", "c1"], ["c"], name="added", domain="com.microsoft", pads=[1, 1, 1, 1],
         activation="Relu")] + END,
    FIRST | {"V": floats(6, 6, 3, 3)}, domains=["com.microsoft"])

build("onerow", [
    CONV, END[0], END[1],
    node("Squeeze", ["g", "last"], ["n"]), node("Transpose", ["n"], ["t"], perm=[0, 2, 1]),
    node("Conv", ["t", "K"], ["k"], name="along", pads=[1, 1]), node("Sigmoid", ["k"], ["gate"]),
    node("Flatten", ["gate"], ["f"]), END[3]],
    FIRST | {"last": np.array([3]), "K": floats(1, 1, 3)})

build("standardised", [
    node("Reshape", ["W", "rows"], ["w1"]),
    node("BatchNormalization", ["w1", "gain", "zero", "zero", "unit"], ["w2", "m", "v"], training_mode=1, epsilon=1e-6),
    node("Reshape", ["w2", "kernel"], ["w3"]),
    node("Conv", ["x", "w3", "B"], ["c"], name="conv", pads=[1, 1, 1, 1])] + END,
    FIRST | {"rows": np.array([1, 6, -1]), "kernel": np.array([6, 3, 3, 3]), "gain": floats(6) + 1,
             "zero": np.zeros(6, "float32"), "unit": np.ones(6, "float32")})

build("scaled", [
    node("ReduceMean", ["W", "inner"], ["mean"]), node("Sub", ["W", "mean"], ["w1"]),
    node("ReduceL2", ["w1", "inner"], ["norm"]), node("Div", ["w1", "norm"], ["w2"]),
    node("Conv", ["x", "w2", "B"], ["c"], name="conv", pads=[1, 1, 1, 1])] + END,
    FIRST | {"inner": np.array([1, 2, 3])})

build("integers", [
    node("DequantizeLinear", ["Q", "scales", "zeros"], ["w"], axis=0),
    node("Conv", ["x", "w", "B"], ["c"], name="conv", pads=[1, 1, 1, 1])] + END,
    {key: value for key, value in FIRST.items() if key != "W"} | {
        "Q": RANDOM.integers(-120, 120, (6, 3, 3, 3)).astype("int8"),
        "scales": RANDOM.uniform(0.001, 0.01, 6).astype("float32"), "zeros": np.zeros(6, "int8")})

build("samepads", [
    node("Shape", ["x"], ["s"]), node("Gather", ["s", "three"], ["n"]), node("Cast", ["n"], ["fn"], to=T.FLOAT),
    node("Div", ["fn", "stride"], ["q"]), node("Ceil", ["q"], ["up"]), node("Sub", ["up", "first"], ["less"]),
    node("Mul", ["less", "stride"], ["far"]), node("Add", ["far", "kernel"], ["end"]), node("Sub", ["end", "fn"], ["pad"]),
    node("Clip", ["pad", "nought", ""], ["most"]), node("Cast", ["most"], ["whole"], to=T.INT64),
    node("Unsqueeze", ["whole", "axis"], ["p"]), node("Concat", ["none", "p", "p"], ["pads"], axis=0),
    node("Pad", ["x", "pads"], ["padded"]),
    node("Conv", ["padded", "W", "B"], ["c"], name="conv", strides=[2, 2])] + END,
    FIRST | {"three": np.int64(3), "stride": np.float32(2), "first": np.float32(1), "kernel": np.float32(3),
             "nought": np.float32(0), "axis": np.array([0]), "none": np.zeros(6, "int64")})

# What is rounded to 8 bits between layers: unsigned, signed, around a pooling, and so narrow that much is cut off.
# Not fused, so that sums are float32's, as ConvLens computes them.
QUANTISED = {}


def rounded(tensor, scale, zero, kind="uint8", inside=()):
    """Nodes that round a tensor, do something with the integers, and make numbers of them again."""
    QUANTISED[tensor + ".scale"], QUANTISED[tensor + ".zero"] = np.float32(scale), np.array(zero, kind)
    steps = [tensor + ".scale", tensor + ".zero"]
    last = inside[-1].output[0] if inside else tensor + ".q"
    return [node("QuantizeLinear", [tensor] + steps, [tensor + ".q"], name="round_" + tensor), *inside,
            node("DequantizeLinear", [last] + steps, [tensor + ".d"], name="unround_" + tensor)]


build("rounded",
    rounded("x", 1 / 255, 0) + [
    node("DequantizeLinear", ["Q", "scales", "zeros"], ["w"], axis=0),
    node("Conv", ["x.d", "w", "B"], ["c"], name="conv", pads=[1, 1, 1, 1]), node("Relu", ["c"], ["r"], name="relu")] +
    rounded("r", 0.004, 3, "uint8", [node("MaxPool", ["r.q"], ["p"], name="halves", kernel_shape=[2, 2], strides=[2, 2])]) + [
    node("GlobalAveragePool", ["r.d"], ["g"], name="pool"), node("Flatten", ["g"], ["f"], name="flatten")] +
    rounded("f", 0.003, -5, "int8") + [
    node("QuantizeLinear", ["D", "dscale", "dzero"], ["dq"]), node("DequantizeLinear", ["dq", "dscale", "dzero"], ["dw"]),
    node("Gemm", ["f.d", "dw", "DB"], ["y"], name="dense")],
    {key: value for key, value in FIRST.items() if key != "W"} | QUANTISED | {
        "Q": RANDOM.integers(-120, 120, (6, 3, 3, 3)).astype("int8"),
        "scales": RANDOM.uniform(0.001, 0.004, 6).astype("float32"), "zeros": np.zeros(6, "int8"),
        "dscale": np.float32(0.01), "dzero": np.int8(2)}, fused=False)

build("zeros", [
    CONV, END[0], END[1], END[2], node("Mul", ["f", "mask"], ["some"], name="some"),
    node("Reshape", ["some", "pairs"], ["halves"]), node("LpNormalization", ["halves"], ["unit"], name="unit", axis=2, p=2),
    node("Flatten", ["unit"], ["flat"]), node("Gemm", ["flat", "D", "DB"], ["y"], name="dense")],
    FIRST | {"mask": np.array([1, 1, 1, 0, 0, 0], "float32"), "pairs": np.array([0, 2, 3])})

# Computed with integers (QOperator): kernels with a scale each, biases of 32 bits, sums, gates and joins of integers.


def steps(name, scale, zero, kind="uint8"):
    QUANTISED[name + ".scale"], QUANTISED[name + ".zero"] = np.float32(scale), np.array(zero, kind)
    return [name + ".scale", name + ".zero"]


QUANTISED = {}
X, C, S, K, G, F = (steps(n, s, z) for n, s, z in [
    ("x", 1 / 255, 0), ("c", 0.006, 90), ("s", 0.004, 7), ("k", 0.006, 80), ("g", 0.004, 60), ("f", 0.01, 128)])
W8 = ["W8", "scales", "zeros"]
M = "com.microsoft"
build("qoperator", [
    node("QuantizeLinear", ["x"] + X, ["xq"], name="round"),
    node("QLinearConv", ["xq"] + X + W8 + C + ["B32"], ["cq"], name="conv", pads=[1, 1, 1, 1]),
    node("QLinearSigmoid", ["cq"] + C + S, ["sq"], name="gate", domain=M),
    node("QLinearMul", ["cq"] + C + ["sq"] + S + K, ["mq"], name="product", domain=M),
    node("QLinearAdd", ["mq"] + K + ["cq"] + C + K, ["aq"], name="sum", domain=M),
    node("MaxPool", ["aq"], ["pq"], name="halves", kernel_shape=[2, 2], strides=[2, 2]),
    node("QLinearConcat", G + ["pq"] + K + ["pq"] + K, ["jq"], name="join", domain=M, axis=1),
    node("QLinearGlobalAveragePool", ["jq"] + G + G, ["gq"], name="pool", domain=M),
    node("Flatten", ["gq"], ["fq"], name="flatten"),
    node("QLinearMatMul", ["fq"] + G + ["V8", "vscale", "vzero"] + F, ["dq"], name="first"),
    node("QGemm", ["dq"] + F + ["D8", "vscale", "vzero", "DB32"] + F, ["yq"], name="second", domain=M, transB=1),
    node("DequantizeLinear", ["yq"] + F, ["y"], name="unround")],
    QUANTISED | {
        "W8": RANDOM.integers(-120, 120, (6, 3, 3, 3)).astype("int8"),
        "scales": RANDOM.uniform(0.001, 0.004, 6).astype("float32"), "zeros": np.zeros(6, "int8"),
        "B32": RANDOM.integers(-30000, 30000, 6).astype("int32"), "vscale": np.float32(0.004), "vzero": np.int8(0),
        "V8": RANDOM.integers(-120, 120, (12, 5)).astype("int8"), "D8": RANDOM.integers(-120, 120, (4, 5)).astype("int8"),
        "DB32": RANDOM.integers(-3000, 3000, 4).astype("int32")}, domains=[M], fused=False)

build("segmenter", [
    CONV, node("Relu", ["c"], ["r"], name="relu"), node("Conv", ["r", "E"], ["m"], name="score"),
    node("Resize", ["m", "", "twice"], ["u"], name="up", mode="linear"),
    node("Softmax", ["u"], ["y"], name="softmax", axis=1)],
    {"W": W, "B": B, "E": floats(4, 6, 1, 1), "twice": np.array([1, 1, 2, 2], "float32")}, shape=("N", 4, 16, 16))

with zipfile.ZipFile(HERE / "structures.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
    for name, content in files.items():
        bundle.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
