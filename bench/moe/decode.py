"""Decoding speed of Toron beside transformers' generate, alternating, on one checkpoint.

    python decode.py MODEL --classes "../target/*:../target/lib/*" [--rounds 7] [--threads 2]

Both are started once per number type and answer in turns, each sleeping while the other works.
transformers runs as generate() is by itself, and in every way of --experts and --cache; the ratio is
of medians, to each. Threads wait as they do for a user: Toron's as the launcher sets them, Python's
as libgomp does by default; --policy gives both the same.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


class Worker:
    def __init__(self, command, environment):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, env=environment,
        )
        self.versions = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.process.args}: ended with {self.process.wait()}")
        return json.loads(line)

    def run(self, batch, prompt, tokens):
        self.process.stdin.write(f"{batch} {prompt} {tokens}\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def same(one, other):
    """Share of the tokens that are equal."""
    pairs = [(a, b) for x, y in zip(one, other) for a, b in zip(x, y)]
    return sum(a == b for a, b in pairs) / len(pairs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--classes", default=f"{HERE}/../target/*:{HERE}/../target/lib/*")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--prompt", type=int, default=32)
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--types", default="float32,bfloat16")
    parser.add_argument("--batches", default="1,8")
    parser.add_argument("--experts", default="eager,grouped_mm")
    parser.add_argument("--cache", default="static")
    parser.add_argument("--policy", choices=["own", "passive", "default"], default="own")
    parser.add_argument("--spin", type=int, default=30000, help="Toron's GOMP_SPINCOUNT; 30000 is what the launcher gives generate and chat")
    options = parser.parse_args()
    environment = dict(os.environ, OPT_OUT_TRACKING="true", DJL_OFFLINE="true")
    environment.pop("OMP_WAIT_POLICY", None)
    environment.pop("GOMP_SPINCOUNT", None)
    launcher = dict(environment, OMP_WAIT_POLICY="PASSIVE", GOMP_SPINCOUNT=str(options.spin))
    if options.policy == "passive":
        environment.update(OMP_WAIT_POLICY="PASSIVE", GOMP_SPINCOUNT="0")
    ours = launcher if options.policy == "own" else environment
    threads = str(options.threads)
    print(f"{options.model}: {threads} threads, OMP policy {options.policy}, spin {options.spin}, {platform.machine()}, "
          f"{options.rounds} rounds, prompt {options.prompt}, {options.tokens} tokens")
    for kind in options.types.split(","):
        java = ["java", "-XX:+UseSerialGC", "-Xmx1g", "-cp", options.classes]
        workers = {"toron": Worker([*java, "toron.bench.DecodeBench", options.model, kind, threads], ours)}
        ways = [(experts, cache) for experts in options.experts.split(",") for cache in options.cache.split(",")]
        for experts, cache in dict.fromkeys([("default", "default"), *ways]):
            command = [sys.executable, str(HERE / "decode_transformers.py"), options.model, kind]
            workers[f"{experts}/{cache}"] = Worker([*command, experts, cache, threads], environment)
        print(kind, [w.versions for w in workers.values()][:2])
        for batch in map(int, options.batches.split(",")):
            speeds = {name: [] for name in workers}
            ids = {}
            for turn in range(options.rounds + 1):
                for name, worker in workers.items():
                    got = worker.run(batch, options.prompt, options.tokens)
                    ids[name] = got["ids"]
                    if turn > 0:  # the first warms up
                        speeds[name].append(got["tokens"] / got["seconds"])
            medians = {name: statistics.median(speed) for name, speed in speeds.items()}
            best = max((name for name in medians if name != "toron"), key=medians.get)
            plain = medians["default/default"]
            print(f"  batch {batch}: toron {medians['toron']:.0f} tokens/s, generate() {plain:.0f}: ratio "
                  f"{medians['toron'] / plain:.2f}; its best {medians[best]:.0f} ({best}): ratio "
                  f"{medians['toron'] / medians[best]:.2f}; "
                  f"tokens equal {same(ids['toron'], ids[best]):.0%}; all "
                  + ", ".join(f"{n} {m:.0f} [{min(speeds[n]):.0f}-{max(speeds[n]):.0f}]" for n, m in medians.items()),
                  flush=True)
        for worker in workers.values():
            worker.close()


main()
