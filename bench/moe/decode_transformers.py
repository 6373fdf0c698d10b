"""Decodes with transformers when told to: the peer that decode.py runs beside Toron.

Reads lines "BATCH PROMPT TOKENS"; for each writes {"seconds", "tokens", "ids"} as one line.
"""

import json
import sys
import time

import torch
import transformers


def prompts(batch, length, vocabulary):
    """The same in DecodeBench.java."""
    return [[(i * 7919 + row * 104729 + 11) % vocabulary for i in range(length)] for row in range(batch)]


def main(folder, dtype, experts, cache, threads):
    torch.set_num_threads(int(threads))
    model = transformers.AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=getattr(torch, dtype),
        **({} if experts == "default" else {"experts_implementation": experts}),
    ).eval()
    versions = {"transformers": transformers.__version__, "torch": torch.__version__}
    ways = {"attention": model.config._attn_implementation, "experts": model.config._experts_implementation}
    print(json.dumps(versions | ways), flush=True)
    for line in sys.stdin:
        batch, length, count = map(int, line.split())
        ids = torch.tensor(prompts(batch, length, model.config.vocab_size))
        begin = time.perf_counter()
        with torch.inference_mode():
            out = model.generate(
                ids,
                attention_mask=torch.ones_like(ids),
                max_new_tokens=count,
                min_new_tokens=count,
                do_sample=False,
                use_cache=True,
                cache_implementation=cache if cache == "static" else None,
                pad_token_id=0,
            )
        seconds = time.perf_counter() - begin
        written = out[:, length:].tolist()
        print(json.dumps({"seconds": seconds, "tokens": sum(map(len, written)), "ids": written}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
