"""Trains footpress/references/model.crfsuite: python tools/training/train.py --documents 1500 --gold DIR …"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pycrfsuite
from examples import gold, invented, judged, judged_gold


def main() -> None:
    """Reads the examples, trains, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1500)
    parser.add_argument("--gold", nargs="*", default=[], type=Path)
    parser.add_argument("--times", type=float, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--c1", type=float, default=0.25)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--minfreq", type=int, default=2)
    parser.add_argument("--out", default="footpress/references/model.crfsuite")
    parser.add_argument("--judge", type=int, default=0, help="train the judge on this many references, and not the model")
    parser.add_argument(
        "--reader", type=Path, help="with --judge: a network whose labels the judge learns from, beside the true ones"
    )
    options = parser.parse_args()
    start = time.time()
    if options.judge:
        train_judge(options)
        return
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    notes = tokens = 0
    for seen, labels in invented(options.seed, options.documents):
        trainer.append(seen, labels)
        notes, tokens = notes + 1, tokens + len(labels)
    real = list(gold(options.gold))
    for _ in range(int(options.times)):
        for seen, labels in real:
            trainer.append(seen, labels)
    print(
        f"{notes} invented notes ({tokens} tokens), {len(real)} real notes × {options.times:g}, {time.time() - start:.0f} s to read"
    )
    trainer.set_params(
        {
            "c1": options.c1,
            "c2": options.c2,
            "max_iterations": options.iterations,
            "feature.minfreq": options.minfreq,
            "feature.possible_transitions": False,
        }
    )
    trainer.train(options.out)
    print(
        f"{options.out}: {Path(options.out).stat().st_size / 1e6:.1f} MB, loss {trainer.logparser.last_iteration['loss']:.0f}, {time.time() - start:.0f} s"
    )


def train_judge(options: argparse.Namespace) -> None:
    """Trains the judge of kinds and types: a field over one item, which is a maximum-entropy classifier."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for seen, label in judged(options.seed, options.judge, options.reader):
        trainer.append([seen], [label])
    real = list(judged_gold(options.gold, options.reader))
    for _ in range(int(options.times)):
        for seen, label in real:
            trainer.append([seen], [label])
    trainer.set_params({"c1": 0.3, "c2": 0.05, "max_iterations": 150, "feature.minfreq": 3})
    trainer.train(options.out)
    print(
        f"{options.out}: {Path(options.out).stat().st_size / 1e6:.1f} MB from {options.judge} invented and {len(real)} real references"
    )


if __name__ == "__main__":
    main()
