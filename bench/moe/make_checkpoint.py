"""Makes a random Mixtral of a size, as transformers saves it.

    python make_checkpoint.py 17m|100m|2g FOLDER [float32|bfloat16]
"""

import sys

import torch
from transformers import AutoModelForCausalLM, MixtralConfig

# vocabulary, hidden, layers, heads, key heads, width of an expert, experts
SIZES = {
    "17m": (8192, 256, 6, 8, 4, 384, 8),
    "100m": (16384, 512, 8, 8, 4, 896, 8),
    "2g": (32000, 1024, 9, 16, 4, 2048, 8),
}


def main(size, folder, dtype="float32"):
    vocabulary, hidden, layers, heads, keys, width, experts = SIZES[size]
    config = MixtralConfig(
        vocab_size=vocabulary,
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=keys,
        intermediate_size=width,
        num_local_experts=experts,
        num_experts_per_tok=2,
        max_position_embeddings=2048,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=None,
        pad_token_id=None,
        dtype=dtype,
    )
    torch.manual_seed(1)
    with torch.device("cpu"):
        model = AutoModelForCausalLM.from_config(config, dtype=getattr(torch, dtype))
    model.save_pretrained(folder, max_shard_size="500MB")
    count = sum(p.numel() for p in model.parameters())
    print(f"{count / 1e6:.1f} M parameters, {count * model.dtype.itemsize / 1e9:.2f} GB")


main(*sys.argv[1:])
