"""Trains footpress/references/network/reader.npz: python tools/training/train_network.py --gold FILE … [--records FILE].

Torch is needed (tools/training/requirements.txt). It runs in one thread: two are twenty times slower with notes of this length, and with
one the same seed gives the same network. The network of each epoch is written beside the last, as OUT.1.npz, OUT.2.npz …
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import torch
from examples import gold, invented
from network import Example, Network, Words, batch, write
from records import works_of
from torch import nn

from footpress.references.network.seen import ITALIC, Seen, see

LONGEST = 220
"""Tokens of a note that are learnt from."""
SIZE, RATE = 32, 2e-3


def main() -> None:
    """Reads the examples, trains, writes the network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=3000, help="invented documents")
    parser.add_argument("--records", type=Path, help="real records for the invented documents")
    parser.add_argument("--share", type=float, default=0.6, help="of the works that are real records")
    parser.add_argument("--gold", nargs="*", default=[], type=Path, help="notes with gold, as JSON Lines")
    parser.add_argument("--times", type=int, default=3, help="how often an epoch sees a note with gold")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("footpress/references/network/reader.npz"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    begin = time.time()
    made = {"make": works_of(options.records, options.share)} if options.records else {}
    own = list(invented(options.seed, options.documents, view=see, **made))
    real = list(gold(options.gold, view=see))
    words = Words.of(own + real)
    examples = [(cut(seen), labels[:LONGEST]) for seen, labels in own + real * options.times if labels]
    network = Network(words)
    size = sum(each.numel() for each in network.parameters())
    print(f"{len(own)} invented notes, {len(real)} real ones, {size} weights, {time.time() - begin:.0f} s to read", flush=True)
    train(network, words, examples, options, begin)
    write(network, words, options.out)


def cut(seen: Seen) -> Seen:
    """The beginning of a long note."""
    return Seen(seen.words[:LONGEST], seen.traits[:LONGEST], seen.hints[:LONGEST])


def train(network: Network, words: Words, examples: list[Example], options: argparse.Namespace, begin: float) -> None:
    """Adam, at a rate that falls by a cosine."""
    chance = random.Random(options.seed)
    best = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-4)
    steps = options.epochs * math.ceil(len(examples) / SIZE)
    step = 0
    network.train()
    for epoch in range(1, options.epochs + 1):
        losses = []
        for notes in batches(examples, chance):
            for group in best.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.02)
            loss = network.loss(batch([hidden(chance, note) for note in notes], words))
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            best.step()
            step += 1
            losses.append(loss.item())
            if step % 200 == 0:
                print(f"  step {step} of {steps}, loss {sum(losses[-200:]) / 200:.4f}, {time.time() - begin:.0f} s", flush=True)
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.4f}, {time.time() - begin:.0f} s", flush=True)
        write(network, words, options.out.with_suffix(f".{epoch}.npz"))


def batches(examples: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples in batches of notes of like length, in random order."""
    shuffled = chance.sample(examples, len(examples))
    found = []
    for start in range(0, len(shuffled), SIZE * 40):
        part = sorted(shuffled[start : start + SIZE * 40], key=lambda example: len(example[1]))
        found += [part[k : k + SIZE] for k in range(0, len(part), SIZE)]
    chance.shuffle(found)
    return iter(found)


def hidden(chance: random.Random, example: Example) -> Example:
    """The example with a part of what is seen taken away: 2 words of 100, and in one note of eight the italics."""
    seen, labels = example
    words = tuple("" if chance.random() < 0.02 else word for word in seen.words)
    traits = seen.traits
    if chance.random() < 0.125:
        traits = traits.copy()
        traits[:, ITALIC] = 0
    return Seen(words, traits, seen.hints), labels


if __name__ == "__main__":
    main()
