"""Loads every file of data sets that Toron built and trains two steps of TRL's trainers on them, on the CPU.

    python trl_two_steps.py --sft DIR --rlhf DIR [--unpaired DIR] --model DIR

DIR of --sft and --rlhf are what `toron sft build` and `toron rlhf build` wrote, --unpaired what
`toron rlhf export --as unpaired` wrote, --model a folder that `toron moe init` made. Exits with 1 when a file
does not load, its Parquet differs from its JSON Lines, or a loss is not finite.
"""

import argparse
import math
import os
import pathlib
import sys
import tempfile

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_OFFLINE", "1")

import datasets
import torch
import transformers
import trl
from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

SPLITS = ("train", "validation", "test")
ROWS = 8
LENGTH = 512


def load(folder):
    """Every split from JSON Lines, from Parquet and by the card; the three must agree."""
    whole = datasets.load_dataset(str(folder))
    for split in SPLITS:
        parquet = datasets.load_dataset("parquet", data_files=str(folder / f"{split}.parquet"), split="train")
        rows = whole[split]
        lines = [line for line in (folder / f"{split}.jsonl").open(encoding="utf-8")]
        if not (len(parquet) == len(rows) == len(lines)):
            sys.exit(f"{folder}/{split}: {len(lines)} lines, {len(parquet)} in Parquet, {len(rows)} by the card")
        if lines:
            jsonl = datasets.load_dataset("json", data_files=str(folder / f"{split}.jsonl"), split="train")
            if jsonl["id"] != parquet["id"] or set(jsonl.column_names) != set(parquet.column_names):
                sys.exit(f"{folder}/{split}: JSON Lines and Parquet differ")
        print(f"{folder.name}/{split}: {len(rows)} rows, columns {parquet.column_names}")
    return whole


def some(rows, keep):
    """A few short rows with only the columns that the trainer reads."""
    size = lambda row: sum(len(str(row[name])) for name in keep)
    order = sorted(range(min(len(rows), 400)), key=lambda i: size(rows[i]))
    return rows.select(order[:ROWS]).select_columns(list(keep))


def steps(name, trainer):
    trainer.train()
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    if trainer.state.global_step != 2 or not losses or not all(math.isfinite(loss) for loss in losses):
        sys.exit(f"{name}: {trainer.state.global_step} steps, losses {losses}")
    print(f"{name}: 2 steps, losses {[round(loss, 4) for loss in losses]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sft", type=pathlib.Path, required=True)
    parser.add_argument("--rlhf", type=pathlib.Path, required=True)
    parser.add_argument("--unpaired", type=pathlib.Path)
    parser.add_argument("--model", required=True)
    args = parser.parse_args()
    for module in (torch, transformers, datasets, trl):
        print(module.__name__, module.__version__)
    tokenizer = AutoTokenizer.from_pretrained(args.model)
    causal = lambda: AutoModelForCausalLM.from_pretrained(args.model, dtype=torch.float32)
    common = dict(
        max_steps=2, per_device_train_batch_size=2, logging_steps=1, report_to=[], use_cpu=True, bf16=False,
        save_strategy="no", gradient_checkpointing=False, disable_tqdm=True, seed=1,
    )
    with tempfile.TemporaryDirectory() as out:
        rows = load(args.sft)["train"]
        steps("SFTTrainer", trl.SFTTrainer(
            model=causal(), processing_class=tokenizer, train_dataset=some(rows, ["messages"]),
            args=trl.SFTConfig(output_dir=out, max_length=LENGTH, **common)))
        rows = load(args.rlhf)["train"]
        pair = ["prompt", "chosen", "rejected"]
        scorer = AutoModelForSequenceClassification.from_pretrained(args.model, num_labels=1, dtype=torch.float32)
        scorer.config.pad_token_id = tokenizer.pad_token_id
        steps("RewardTrainer, with margin", trl.RewardTrainer(
            model=scorer, processing_class=tokenizer, train_dataset=some(rows, pair + ["margin"]),
            args=trl.RewardConfig(output_dir=out, max_length=LENGTH, **common)))
        steps("DPOTrainer", trl.DPOTrainer(
            model=causal(), ref_model=causal(), processing_class=tokenizer, train_dataset=some(rows, pair),
            args=trl.DPOConfig(output_dir=out, max_length=LENGTH, **common)))
        if args.unpaired:
            rows = load(args.unpaired)["train"]
            steps("KTOTrainer", trl.KTOTrainer(
                model=causal(), ref_model=causal(), processing_class=tokenizer,
                train_dataset=some(rows, ["prompt", "completion", "label"]),
                args=trl.KTOConfig(output_dir=out, max_length=LENGTH, **common)))


if __name__ == "__main__":
    main()
