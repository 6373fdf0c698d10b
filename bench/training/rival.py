"""The rival of TrainingBench: SFT steps of a Mixtral in transformers, one JSON line of figures.

Masked as TRL does (labels of -100 where nothing is learnt), load-balancing loss on, gradients
clipped, fused AdamW, SDPA attention, no padding anywhere.
"""

import argparse
import json
import resource
import time

import torch
import transformers
from transformers import MixtralConfig, MixtralForCausalLM

SIZES = {
    "17m": dict(vocab_size=8000, hidden_size=256, intermediate_size=512, num_hidden_layers=4,
                num_attention_heads=8, num_key_value_heads=4),
    "97m": dict(vocab_size=16000, hidden_size=512, intermediate_size=1024, num_hidden_layers=6,
                num_attention_heads=8, num_key_value_heads=4),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", choices=SIZES, default="17m")
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default="float32")
    parser.add_argument("--experts", default="eager")
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--warmup", type=int, default=3)
    parser.add_argument("--rows", type=int, default=4)
    parser.add_argument("--length", type=int, default=512)
    parser.add_argument("--masked", type=int, default=205, help="tokens of a row that are prompt")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(17)
    config = MixtralConfig(**SIZES[args.model], num_local_experts=8, num_experts_per_tok=2,
                           max_position_embeddings=2048, output_router_logits=True,
                           router_aux_loss_coef=0.01, use_cache=False)
    config._experts_implementation = args.experts
    config._attn_implementation = "sdpa"
    model = MixtralForCausalLM(config).train()
    got = model.config._experts_implementation
    if got != args.experts:
        raise SystemExit(f"asked for {args.experts}, got {got}")
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=0.01, fused=True)
    autocast = torch.autocast("cpu", torch.bfloat16, enabled=args.precision == "bfloat16")
    times, losses = [], []
    for step in range(args.warmup + args.steps):
        ids = torch.randint(3, config.vocab_size, (args.rows, args.length))
        labels = ids.clone()
        labels[:, : args.masked] = -100
        began = time.perf_counter()
        with autocast:
            loss = model(input_ids=ids, labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        if step >= args.warmup:
            times.append(time.perf_counter() - began)
    print(json.dumps({
        "seconds": times,
        "loss": losses[-1],
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "parameters": sum(p.numel() for p in model.parameters()),
        "versions": f"torch {torch.__version__}, transformers {transformers.__version__}",
    }))


main()
