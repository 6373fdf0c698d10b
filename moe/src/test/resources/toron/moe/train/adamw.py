"""Writes adamw.json: torch.optim.AdamW with clipping and a warm-up cosine over a quadratic.

Run with torch 2.7.1: python adamw.py > adamw.json
"""
import json
import math

import torch

assert str(torch.__version__).startswith("2.7.1"), torch.__version__
steps, warmup, peak = 12, 3, 0.05
start = [[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]]
target = [[1.0, 0.0, -1.0], [0.5, -0.5, 0.125]]
weight = torch.tensor(start, requires_grad=True)
norm = torch.tensor([1.0, 0.5], requires_grad=True)
optimizer = torch.optim.AdamW(
    [{"params": [weight], "weight_decay": 0.1}, {"params": [norm], "weight_decay": 0.0}],
    lr=peak, betas=(0.9, 0.95), eps=1e-8)


def factor(step):
    if step < warmup:
        return step / max(1, warmup)
    progress = (step - warmup) / max(1, steps - warmup)
    return 0.5 * (1.0 + math.cos(math.pi * progress))


schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
rows = []
for _ in range(steps):
    optimizer.zero_grad()
    loss = ((weight - torch.tensor(target)) ** 2).sum() + (norm ** 4).sum()
    loss.backward()
    gradient = torch.nn.utils.clip_grad_norm_([weight, norm], 1.0)
    rate = schedule.get_last_lr()[0]
    optimizer.step()
    schedule.step()
    rows.append({"rate": rate, "norm": gradient.item(), "weight": weight.flatten().tolist(),
                 "vector": norm.tolist()})
print(json.dumps({"torch": "2.7.1", "start": start, "target": target, "steps": rows}, indent=1))
