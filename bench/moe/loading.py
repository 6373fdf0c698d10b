"""Mapping, reading and saving a checkpoint: Toron beside Python's safetensors, alternating, a process
a run. Memory in MB as the kernel counts it: a file's mapped pages are resident once touched.

    python loading.py MODEL SCRATCH --classes "../target/*:../target/lib/*" [--rounds 5]
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent

PEER = """
import glob, json, os, sys, time
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

def resident(name):
    for line in open("/proc/self/status"):
        if line.startswith(name + ":"):
            return int(line.split()[1]) // 1000

mode, folder = sys.argv[1:3]
files = sorted(glob.glob(folder + "/*.safetensors"))
found = {"before": resident("VmRSS")}
begin = time.perf_counter()
opened = [load_file(f) for f in files]
found["mapped_seconds"] = time.perf_counter() - begin
found["mapped"] = resident("VmRSS")
begin = time.perf_counter()
if mode == "read":
    kept = [t.clone() for shard in opened for t in shard.values()]
elif mode == "save":
    os.makedirs(sys.argv[3], exist_ok=True)
    for file, tensors in zip(files, opened):
        name = os.path.join(sys.argv[3], os.path.basename(file))
        save_file(tensors, name, {"format": "pt"})
        if sys.argv[4:] == ["sync"]:
            with open(name, "rb") as saved:
                os.fsync(saved.fileno())
found["seconds"] = time.perf_counter() - begin
found["peak"] = resident("VmHWM")
found["anonymous"] = resident("RssAnon")
print(json.dumps(found))
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("scratch")
    parser.add_argument("--classes", default=f"{HERE}/../target/*:{HERE}/../target/lib/*")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    size = sum(f.stat().st_size for f in pathlib.Path(options.model).glob("*.safetensors"))
    environment = dict(os.environ, OPT_OUT_TRACKING="true", DJL_OFFLINE="true",
                       OMP_WAIT_POLICY="PASSIVE", GOMP_SPINCOUNT="0")
    sides = {
        "toron": ["java", "-XX:+UseSerialGC", "-Xmx512m", "-cp", options.classes, "toron.bench.LoadBench"],
        "safetensors": [sys.executable, "-c", PEER],
        # Toron forces a shard to disk before it takes its name.
        "safetensors+sync": [sys.executable, "-c", PEER],
    }
    print(f"{options.model}: {size / 1e9:.2f} GB, {options.rounds} rounds, medians; page cache warm")
    for mode in ("map", "read", "save"):
        runs = {side: [] for side in sides if mode == "save" or not side.endswith("sync")}
        for turn in range(options.rounds + 1):
            for side in runs:
                out = pathlib.Path(options.scratch) / "saved"
                shutil.rmtree(out, ignore_errors=True)
                done = subprocess.run([*sides[side], mode, options.model, str(out), *side.split("+")[1:]], env=environment,
                                      capture_output=True, text=True, check=True)
                if turn > 0:  # the first warms the page cache
                    runs[side].append(json.loads(done.stdout))
        for side, all in runs.items():
            middle = {key: statistics.median(run[key] for run in all) for key in all[0]}
            print(f"  {mode:5} {side:16} mapped in {middle['mapped_seconds']:.3f} s, resident "
                  f"{middle['before']:.0f} -> {middle['mapped']:.0f} MB; then {middle['seconds']:.2f} s, "
                  f"peak {middle['peak']:.0f} MB, anonymous {middle['anonymous']:.0f} MB", flush=True)
        shutil.rmtree(pathlib.Path(options.scratch) / "saved", ignore_errors=True)


main()
