"""Deletion, insertion and ROAD by plain loops with onnxruntime and NumPy: python make_areas.py FOLDER_OF_DATA > areas.tsv

Picture and map are formulas, so that no picture has to be kept. ROAD without its noise, by a dense solve of the linear system of
Rong et al. 2022.
"""
import sys

import numpy as np
import onnxruntime

STEPS = 16
MODELS = [
    ("models-small/cifar10-resnet/resnet20_cifar10.onnx", 32, "rgb"),
    ("models-imagenet/squeezenet1.1_fp32.onnx", 224, "bgr"),
]


def picture(side):
    c, y, x = np.meshgrid(np.arange(3), np.arange(side), np.arange(side), indexing="ij")
    return ((37 * y + 17 * x + 91 * c + (y * x) % 29 * 5) % 256).astype(np.float64)


def prepared(view, kind):
    if kind == "rgb":
        mean = np.array([0.485, 0.456, 0.406])[:, None, None]
        std = np.array([0.229, 0.224, 0.225])[:, None, None]
        return (view / 255 - mean) / std
    return view[::-1] - np.array([103.939, 116.779, 123.68])[:, None, None]


def importance(side):
    y, x = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    return ((side * y + x) * 48271 % 65537).astype(np.float64)


def blurred(x):
    delta = np.zeros(11)
    delta[5] = 1
    t = np.arange(-20, 21)
    g = np.exp(-t * t / 50.0)
    g /= g.sum()
    padded = np.pad(delta, 20, mode="symmetric")
    k = np.array([(padded[i : i + 41] * g).sum() for i in range(11)])
    kernel = np.outer(k, k)
    side = x.shape[1]
    p = np.pad(x, ((0, 0), (5, 5), (5, 5)))
    return sum(kernel[i, j] * p[:, i : i + side, j : j + side] for i in range(11) for j in range(11))


def imputed(img, mask):
    c, h, w = img.shape
    missing = np.flatnonzero(mask.ravel() == 0)
    number = {p: k for k, p in enumerate(missing)}
    a = np.zeros((len(missing), len(missing)))
    b = np.zeros((len(missing), c))
    for k, p in enumerate(missing):
        y, x = divmod(int(p), w)
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                yy, xx = y + dy, x + dx
                if (dy or dx) and 0 <= yy < h and 0 <= xx < w:
                    weight = 1 / 6 if dy == 0 or dx == 0 else 1 / 12
                    a[k, k] += weight
                    if mask[yy, xx]:
                        b[k] += weight * img[:, yy, xx]
                    else:
                        a[k, number[yy * w + xx]] -= weight
    out = img.reshape(c, -1).copy()
    out[:, missing] = np.linalg.solve(a, b).T
    return out.reshape(c, h, w)


def main(folder):
    for path, side, kind in MODELS:
        session = onnxruntime.InferenceSession(folder + "/" + path, providers=["CPUExecutionProvider"])
        name = session.get_inputs()[0].name

        def probabilities(x):
            out = session.run(None, {name: x[None].astype(np.float32)})[0].ravel().astype(np.float64)
            if abs(out.sum() - 1) < 1e-4 and out.min() >= 0:
                return out
            e = np.exp(out - out.max())
            return e / e.sum()

        x = prepared(picture(side), kind)
        target = int(np.argmax(probabilities(x)))

        def p(x):
            return probabilities(x)[target]

        assert len(np.unique(importance(side))) == side * side
        order = np.argsort(-importance(side).ravel(), kind="stable")

        def area(start, end):
            values, fractions = [], []
            for k in range(STEPS + 1):
                n = int(np.floor(k * side * side / STEPS + 0.5))
                mixed = start.reshape(3, -1).copy()
                mixed[:, order[:n]] = end.reshape(3, -1)[:, order[:n]]
                values.append(p(mixed.reshape(x.shape)))
                fractions.append(n / (side * side))
            return np.trapezoid(values, fractions)

        print(path, target, "deletion", repr(float(area(x, np.zeros_like(x)))), sep="\t")
        print(path, target, "insertion", repr(float(area(blurred(x), x))), sep="\t")
        if side <= 32:
            for label, ranks in (("morf", order), ("lerf", order[::-1])):
                change = 0
                for tenth in range(1, 10):
                    mask = np.ones(side * side)
                    mask[ranks[: int(np.floor(tenth * side * side / 10 + 0.5))]] = 0
                    change += (p(imputed(x, mask.reshape(side, side))) - p(x)) / 9
                print(path, target, label, repr(float(change)), sep="\t")


main(sys.argv[1])
