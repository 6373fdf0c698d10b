"""Random checkpoints of every family with what transformers computes for them, in the goldens' form:
shapes, features and number types drawn by seed. ParityBench reads the folder.

    python random_checkpoints.py FOLDER COUNT [SEED]
"""

import json
import pathlib
import random
import sys

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "../../moe/src/test/python"))
import goldens  # noqa: E402


def sizes(draw):
    groups = draw.choice([1, 2, 4])
    heads = groups * draw.choice([1, 2, 3])
    return dict(
        vocab_size=draw.choice([48, 61, 97]),
        hidden_size=heads * draw.choice([4, 6, 8, 16]),
        num_hidden_layers=draw.choice([1, 2, 3, 4]),
        num_attention_heads=heads,
        num_key_value_heads=groups,
        intermediate_size=draw.choice([8, 20, 33]),
        max_position_embeddings=128,
        initializer_range=0.25,
        rms_norm_eps=draw.choice([1e-5, 1e-6]),
        tie_word_embeddings=draw.random() < 0.4,
        rope_parameters={"rope_type": "default", "rope_theta": draw.choice([500.0, 10000.0, 1000000.0])},
        bos_token_id=None,
        eos_token_id=None,
        pad_token_id=None,
    )


def experts(draw):
    count = draw.choice([2, 3, 4, 8])
    return count, draw.randint(1, min(4, count))


def config(draw):
    family = draw.choice(["mixtral", "qwen3_moe", "olmoe", "llama"])
    keys = sizes(draw)
    if family in ("mixtral", "llama") and draw.random() < 0.3:
        keys["head_dim"] = draw.choice([6, 10, 12])
    if family != "llama":
        count, top = experts(draw)
        keys["num_experts_per_tok"] = top
        keys["num_local_experts" if family == "mixtral" else "num_experts"] = count
    if family == "mixtral":
        keys["sliding_window"] = draw.choice([None, None, 3, 9])
        return goldens.MixtralConfig(**keys)
    if family == "llama":
        keys["rope_parameters"] |= draw.choice([
            {},
            {},
            {"rope_type": "linear", "factor": 2.0},
            {"rope_type": "llama3", "factor": 4.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
             "original_max_position_embeddings": 32},
        ])
        if draw.random() < 0.2:
            keys[draw.choice(["attention_bias", "mlp_bias"])] = True
        return goldens.LlamaConfig(**keys)
    keys["norm_topk_prob"] = draw.random() < 0.5
    if family == "olmoe":
        keys["clip_qkv"] = draw.choice([None, 0.2, 0.7])
        return goldens.OlmoeConfig(**keys)
    keys["head_dim"] = draw.choice([6, 8, 16])
    keys["moe_intermediate_size"] = draw.choice([5, 12, 24])
    keys["decoder_sparse_step"] = draw.choice([1, 1, 2])
    keys["mlp_only_layers"] = draw.choice([[], [], [0]])
    if keys["num_hidden_layers"] == 1:  # transformers has no router logits without a sparse layer
        keys |= {"decoder_sparse_step": 1, "mlp_only_layers": []}
    if draw.random() < 0.4:
        keys |= {"use_sliding_window": True, "sliding_window": draw.choice([4, 11]),
                 "max_window_layers": draw.choice([0, 1, 2])}
    if draw.random() < 0.15:
        keys["attention_bias"] = True
    return goldens.Qwen3MoeConfig(**keys)


def older(folder):
    """config.json as transformers 4 wrote it."""
    file = folder / "config.json"
    tree = json.loads(file.read_text())
    tree["torch_dtype"] = tree.pop("dtype")
    rope = tree.pop("rope_parameters")
    tree["rope_theta"] = rope.pop("rope_theta")
    tree["rope_scaling"] = None if rope["rope_type"] == "default" else rope
    file.write_text(json.dumps(tree, indent=2) + "\n")


def main(folder, count, seed="0"):
    torch.set_num_threads(1)
    for i in range(int(count)):
        draw = random.Random(f"{seed}.{i}")
        drawn = config(draw)
        out = pathlib.Path(folder) / f"{seed}-{i:03d}-{drawn.model_type}"
        try:
            goldens.parity(out, drawn, draw.choice(["float32", "bfloat16", "float16"]))
        except SystemExit as e:  # every seed had a tie
            print(e)
            continue
        if draw.random() < 0.4:
            older(out)


main(*sys.argv[1:])
