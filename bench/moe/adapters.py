"""LoRA adapters between PEFT and Toron, each side's read by the other.

    python adapters.py make BASE ADAPTER           an adapter of every projection, made by PEFT
    toron moe merge BASE ADAPTER --out MERGED
    python adapters.py check BASE ADAPTER MERGED   PEFT's logits beside the merged model's

check takes adapters that Toron trained as well. Run with peft 0.21.2 and torch 2.7.1, and with
transformers 4.57.1, whose experts are modules of their own, or 5.23.0, whose experts are one tensor
that PEFT converts the adapters for. make wants transformers 4.57.1.
"""

import sys

import peft
import torch
import transformers
from transformers import AutoModelForCausalLM

MODULES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate", "w1", "w2", "w3"]
IDS = torch.tensor([[3, 17, 42, 5, 5, 9, 31, 0, 12, 47, 8, 23, 30, 20, 11]])


def load(folder):
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()


def make(base, adapter):
    torch.manual_seed(7)
    modules = [m for m in MODULES if any(name.endswith(m) for name, _ in load(base).named_modules())]
    adapted = peft.get_peft_model(
        load(base), peft.LoraConfig(r=5, lora_alpha=10, target_modules=modules, task_type="CAUSAL_LM")
    )
    with torch.no_grad():
        for name, parameter in adapted.named_parameters():
            if "lora_B" in name:
                parameter.normal_(std=0.05)
    adapted.save_pretrained(adapter)


@torch.no_grad()
def check(base, adapter, merged):
    plain = load(base)(IDS).logits
    model = peft.PeftModel.from_pretrained(load(base), adapter).eval()
    adapted = model(IDS).logits
    idle = sum(not p.any() for name, p in model.named_parameters() if "lora_" in name)
    apart = (adapted - load(merged)(IDS).logits).abs().max().item()
    print(f"transformers {transformers.__version__}, peft {peft.__version__}, torch {torch.__version__}")
    print(f"adapters move logits by {(adapted - plain).abs().max():.2e}, {idle} of their tensors are zero; "
          f"adapted by PEFT - merged by Toron: {apart:.1e}")
    sys.exit(apart > 1e-4 or idle > 0)


{"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
