"""Writes weights.pth and legacy.pth: a small state dict in PyTorch's two containers, for the tests with damaged files.

    python make_weights.py     (torch 2.13)
"""
import torch

torch.manual_seed(1)
state = {
    "conv.weight": torch.randn(4, 3, 3, 3),
    "conv.bias": torch.randn(4),
    "bn.num_batches_tracked": torch.tensor(3),
    "fc.weight": torch.randn(5, 4).half(),
    "view": torch.randn(6, 6)[1:4, ::2],
}
torch.save({"state_dict": state, "epoch": 3, "arch": "tiny"}, "weights.pth")
torch.save(state, "legacy.pth", _use_new_zipfile_serialization=False)
