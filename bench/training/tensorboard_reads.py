"""Reads a run's event files with TensorBoard itself and says whether they agree with metrics.jsonl.

Run with tensorboard 2.21.0: python bench/training/tensorboard_reads.py RUN
"""

import json
import math
import pathlib
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

run = pathlib.Path(sys.argv[1])
events = EventAccumulator(str(run / "tensorboard"), size_guidance={"scalars": 0})
events.Reload()
tags = events.Tags()["scalars"]
wanted = {}
for line in (run / "metrics.jsonl").read_text().splitlines():
    metric = json.loads(line)
    wanted.setdefault(metric["kind"] + "/loss", []).append((metric["step"], metric["loss"]))
for tag, points in wanted.items():
    read = [(event.step, event.value) for event in events.Scalars(tag)]
    if [step for step, _ in read] != [step for step, _ in points]:
        sys.exit(f"{tag}: steps {read[:3]}... instead of {points[:3]}...")
    for (step, value), (_, loss) in zip(read, points):
        if not math.isclose(value, loss, rel_tol=1e-6):
            sys.exit(f"{tag}: {value} at step {step} instead of {loss}")
    print(f"{tag}: {len(read)} points as in metrics.jsonl")
print(f"{len(tags)} scalars: {', '.join(tags)}")
