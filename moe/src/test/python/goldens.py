"""Writes the parity goldens beside this file's tests: what transformers computes for small random
checkpoints of every family and feature, and what it makes of chats.

    pip install -r requirements.txt
    python goldens.py ../resources/toron/moe/parity
"""

import json
import pathlib
import shutil
import sys

import torch
import transformers
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    LlamaConfig,
    MixtralConfig,
    OlmoeConfig,
    PreTrainedTokenizerFast,
    Qwen3MoeConfig,
)

SIZES = dict(
    vocab_size=48,
    hidden_size=24,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    intermediate_size=20,
    max_position_embeddings=128,
    initializer_range=0.25,
    bos_token_id=None,
    eos_token_id=None,
    pad_token_id=None,
)
MIXTRAL = dict(SIZES, num_local_experts=4, num_experts_per_tok=2)
QWEN = dict(SIZES, num_experts=4, num_experts_per_tok=2, moe_intermediate_size=12, head_dim=8)
OLMOE = dict(SIZES, num_experts=5, num_experts_per_tok=3)

CASES = {
    "mixtral": (MixtralConfig(**MIXTRAL), "float32"),
    "mixtral-window-tied": (
        MixtralConfig(**dict(MIXTRAL, sliding_window=7, tie_word_embeddings=True)),
        "bfloat16",
    ),
    "mixtral-one-expert-a-token": (
        MixtralConfig(**dict(MIXTRAL, num_experts_per_tok=1, num_key_value_heads=1, head_dim=10)),
        "float16",
    ),
    "qwen3-moe": (Qwen3MoeConfig(**QWEN, norm_topk_prob=False), "bfloat16"),
    "qwen3-moe-normalised-dense-layer": (
        Qwen3MoeConfig(
            **dict(QWEN, num_hidden_layers=3), norm_topk_prob=True, mlp_only_layers=[1]
        ),
        "bfloat16",
    ),
    "qwen3-moe-sparse-step-window": (
        Qwen3MoeConfig(
            **dict(QWEN, num_hidden_layers=3, tie_word_embeddings=True),
            decoder_sparse_step=2,
            use_sliding_window=True,
            sliding_window=5,
            max_window_layers=0,
        ),
        "bfloat16",
    ),
    "olmoe": (OlmoeConfig(**OLMOE, norm_topk_prob=False), "bfloat16"),
    "olmoe-clip-normalised": (OlmoeConfig(**OLMOE, norm_topk_prob=True, clip_qkv=0.4), "bfloat16"),
    "olmoe-clip-one-head": (
        OlmoeConfig(
            **dict(OLMOE, num_attention_heads=1, num_key_value_heads=1, hidden_size=16), clip_qkv=0.2
        ),
        "bfloat16",
    ),
    "llama": (LlamaConfig(**SIZES), "bfloat16"),
    "llama-tied": (
        LlamaConfig(**dict(SIZES, tie_word_embeddings=True, num_key_value_heads=4)),
        "float16",
    ),
}

PROMPTS = [
    [3, 17, 42, 5, 5, 9, 31, 0, 12, 47, 8, 23, 23, 1, 40, 7],
    [44, 2, 19, 30, 6, 11],
]


def model(config, dtype, seed):
    torch.manual_seed(seed)
    made = transformers.AutoModelForCausalLM.from_config(config, attn_implementation="eager")
    with torch.no_grad():
        for name, parameter in made.named_parameters():
            if "norm" in name:
                parameter.add_(0.2 * torch.randn_like(parameter))
            # What is stored is what is computed with: in float32, from the narrow type's values.
            parameter.copy_(parameter.to(getattr(torch, dtype)).float())
    return made.eval()


def greedy(made, prompt, count=64):
    """Greedy tokens and the smallest lead that a choice had, so that no golden hangs on a tie."""
    out = made.generate(
        torch.tensor([prompt]),
        attention_mask=torch.ones(1, len(prompt), dtype=torch.long),
        max_new_tokens=count,
        do_sample=False,
        use_cache=True,
        output_logits=True,
        return_dict_in_generate=True,
        pad_token_id=0,
    )
    top = torch.stack(out.logits)[:, 0].topk(2, -1).values
    return out.sequences[0, len(prompt) :].tolist(), (top[:, 0] - top[:, 1]).min().item()


def parity(folder, config, dtype):
    for seed in range(100):
        made = model(config, dtype, seed)
        texts, leads = zip(*(greedy(made, prompt) for prompt in PROMPTS))
        if min(leads) > 1e-3:
            break
    else:
        raise SystemExit(f"{folder}: every seed has a tie")
    logits, choices = [], []
    for prompt in PROMPTS:
        sparse = config.model_type != "llama"
        more = {"output_router_logits": True} if sparse else {}
        with torch.no_grad():
            out = made(torch.tensor([prompt]), **more)
        logits.append(out.logits[0])
        if sparse:
            k = config.num_experts_per_tok
            routers = [r.reshape(len(prompt), -1) for r in out.router_logits]
            choices.append([r.topk(k, -1).indices.sort(-1).values.tolist() for r in routers])
    made.to(getattr(torch, dtype)).save_pretrained(folder, max_shard_size="30KB")
    (folder / "generation_config.json").unlink(missing_ok=True)
    expected = {f"logits.{i}": l.contiguous() for i, l in enumerate(logits)}
    save_file(expected, folder / "expected.safetensors")
    golden = {
        "torch": torch.__version__.split("+")[0],
        "transformers": transformers.__version__,
        "prompts": PROMPTS,
        "choices": choices,
        "greedy": list(texts),
    }
    (folder / "expected.json").write_text(json.dumps(golden) + "\n")


CHATS = [
    [{"role": "user", "content": "論題は？"}, {"role": "assistant", "content": " 死刑廃止です。🙂 "}],
    [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Why?\nTell me."},
        {"role": "assistant", "content": "Because."},
        {"role": "user", "content": "And?"},
        {"role": "assistant", "content": "それだけです。"},
    ],
]

TEMPLATES = {
    "chatml": (pathlib.Path(__file__).parent / "../../main/resources/toron/moe/tokenizer/chat_template.jinja"),
    "llama3": pathlib.Path(__file__).parent / "templates/llama3.jinja",
    "mistral": pathlib.Path(__file__).parent / "templates/mistral.jinja",
}


def chats(folder):
    library = Tokenizer(models.BPE())
    library.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    library.decoder = decoders.ByteLevel()
    specials = ["<s>", "</s>", "<|im_start|>", "<|im_end|>", "<|eot_id|>"]
    trainer = trainers.BpeTrainer(
        vocab_size=330,
        special_tokens=specials,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    library.train_from_iterator([m["content"] for chat in CHATS for m in chat] * 3, trainer)
    folder.mkdir(parents=True)
    library.save(str(folder / "tokenizer.json"))
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=library, bos_token="<s>", eos_token="</s>", pad_token="</s>"
    )
    rows = []
    for name, file in TEMPLATES.items():
        template = file.read_text()
        for chat in CHATS:
            if name == "mistral" and chat[0]["role"] == "system":
                continue
            both = wrapped.apply_chat_template(
                chat,
                chat_template=template,
                tokenize=True,
                return_dict=True,
                return_assistant_tokens_mask=True,
            )
            prompt = wrapped.apply_chat_template(
                chat[:-1], chat_template=template, tokenize=False, add_generation_prompt=True
            )
            rows.append(
                {
                    "template": template,
                    "messages": chat,
                    "text": wrapped.apply_chat_template(chat, chat_template=template, tokenize=False),
                    "prompt": prompt,
                    "ids": both["input_ids"],
                    "mask": both["assistant_masks"],
                }
            )
    (folder / "expected.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def main():
    root = pathlib.Path(sys.argv[1])
    shutil.rmtree(root, ignore_errors=True)
    torch.set_num_threads(1)
    for name, (config, dtype) in CASES.items():
        parity(root / name, config, dtype)
    chats(root / "chat")


if __name__ == "__main__":
    main()
