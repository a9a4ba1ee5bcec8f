"""Writes reference.tsv: numbers of the papers' equations by SciPy and scikit-learn, on made vectors.

Where umap-learn and cleanlab can be imported, it says how far theirs are from these.
"""
import os

import numpy as np
from scipy.optimize import brentq, curve_fit
from sklearn.manifold import trustworthiness
from sklearn.neighbors import NearestNeighbors

HERE = os.path.dirname(os.path.abspath(__file__))


def numbers(seed, count):
    """The generator of Made.java."""
    state, made = seed, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        made.append(state / 2**31)
    return np.array(made)


def vectors(seed, n, d):
    made = numbers(seed, n * d).reshape(n, d)
    for i in range(n):
        made[i, i % 3] += i % 3
    return made.astype(np.float32)


lines = []
N, D, K = 60, 5, 8
X = vectors(1, N, D)
distances, ids = NearestNeighbors(n_neighbors=K).fit(X.astype(np.float64)).kneighbors(X)
w = np.zeros((N, N))
for i in range(N):
    far = distances[i, 1:].astype(np.float32).astype(np.float64)
    rho = far[far > 0].min()
    equation = lambda s: np.exp(-np.maximum(0, far - rho) / s).sum() - np.log2(K)
    sigma = max(brentq(equation, 1e-9, 1e3, xtol=1e-15), 1e-3 * far.sum() / K)
    lines.append(("membership", i, rho, sigma))
    w[i, ids[i, 1:]] = np.exp(-np.maximum(0, far - rho) / sigma)
union = w + w.T - w * w.T
for i, j in zip(*np.nonzero(union)):
    lines.append(("union", i, j, union[i, j]))

for least, spread in ((0.1, 1.0), (0.0, 1.0), (0.5, 1.0), (0.25, 2.0), (0.001, 0.5)):
    x = np.linspace(0, 3 * spread, 300)
    y = np.where(x < least, 1, np.exp(-(x - least) / spread))
    (a, b), _ = curve_fit(lambda x, a, b: 1 / (1 + a * x ** (2 * b)), x, y, ftol=1e-14, xtol=1e-14)
    lines.append(("falloff", least, spread, a, b))

for k in (3, 5, 10):
    lines.append(("trust", k, trustworthiness(X.astype(np.float64), X[:, :2].astype(np.float64), n_neighbors=k)))

# Confident learning: 200 pictures, 4 classes, labels wrong now and then.
M, C = 200, 4
u = numbers(7, M * (C + 2)).reshape(M, C + 2)
logits = 2 * u[:, :C]
truth = (u[:, C] * C).astype(int)
logits[np.arange(M), truth] += 1.5
labels = np.where(u[:, C + 1] < 0.15, (truth + 1) % C, truth)
p = np.exp(logits)
p = (p / p.sum(1, keepdims=True)).astype(np.float32).astype(np.float64)
t = [p[labels == c, c].mean() for c in range(C)]
counts = np.zeros((C, C), int)
off = []
for i in range(M):
    reached = [c for c in range(C) if p[i, c] >= t[c]]
    if reached:
        j = max(reached, key=lambda c: p[i, c])
        counts[labels[i], j] += 1
        if j != labels[i]:
            off.append(i)
other = p.copy()
other[np.arange(M), labels] = -1
margin = p[np.arange(M), labels] - other.max(1)
joint = counts / counts.sum(1, keepdims=True) * np.bincount(labels, minlength=C)[:, None]
joint /= joint.sum()
for c in range(C):
    lines.append(("threshold", c, t[c]))
    for j in range(C):
        lines.append(("count", c, j, counts[c, j], joint[c, j]))
for order, by in (("margin", margin), ("self", p[np.arange(M), labels])):
    for rank, i in enumerate(sorted(off, key=lambda i: by[i])):
        lines.append(("suspect", order, rank, i))

with open(os.path.join(HERE, "reference.tsv"), "w") as out:
    for line in lines:
        out.write("\t".join(repr(float(v)) if isinstance(v, float) else str(v) for v in line) + "\n")

try:
    from umap.umap_ import find_ab_params, fuzzy_simplicial_set, smooth_knn_dist

    sigmas, rhos = smooth_knn_dist(distances.astype(np.float32), float(K))
    ours = np.array([line[2:] for line in lines if line[0] == "membership"])
    theirs = fuzzy_simplicial_set(X, K, np.random.RandomState(0), "euclidean", knn_indices=ids,
                                  knn_dists=distances.astype(np.float32))[0]
    print("umap-learn: rho", np.abs(rhos - ours[:, 0]).max(), "sigma", np.abs(sigmas - ours[:, 1]).max(),
          "union", np.abs(theirs.toarray() - union).max(),
          "falloff", max(np.abs(np.subtract(find_ab_params(line[2], line[1]), line[3:])).max()
                         for line in lines if line[0] == "falloff"))
except ImportError:
    print("umap-learn is not here")
try:
    from cleanlab.count import compute_confident_joint, estimate_joint
    from cleanlab.filter import find_label_issues

    theirs = compute_confident_joint(labels, p, calibrate=False)
    print("cleanlab: counts", np.abs(theirs - counts).max(),
          "joint", np.abs(estimate_joint(labels, p, confident_joint=theirs) - joint).max())
    for order, name in (("margin", "normalized_margin"), ("self", "self_confidence")):
        ranked = find_label_issues(labels, p, filter_by="confident_learning", return_indices_ranked_by=name, n_jobs=1)
        print("cleanlab:", name, list(ranked) == [line[3] for line in lines if line[:2] == ("suspect", order)])
except ImportError:
    print("cleanlab is not here")
