"""Trains footpress/references/network/reader.npz: python tools/training/train_network.py --gold FILE … [--records FILE].

Torch is needed (tools/training/requirements.txt). It runs in one thread: two are twenty times slower with notes of this length, and with
one the same seed gives the same network on the same kind of processor. Each epoch invents documents of its own; its network is written
beside the last, as OUT.1.npz, OUT.2.npz …
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import torch
from examples import gold_documents, invented_documents
from invent import Chance
from network import Example, Network, Words, batch, known, read, write
from records import works_of
from torch import nn

from footpress.references.network.seen import ITALIC, SETTING_SIZE, TRAITS, Seen, see

LONGEST = 220
"""Tokens of a note that are learnt from."""
SIZE, RATE = 72, 3e-3
"""Notes of a step, and how far it goes."""
MOST = 16
"""Notes of a document that are seen at a time."""
Document = list[Example]


def main() -> None:
    """Reads the examples, trains, writes the network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=4000, help="invented documents an epoch")
    parser.add_argument("--records", type=Path, help="real records for the invented documents")
    parser.add_argument("--share", type=float, default=0.6, help="of the works that are real records")
    parser.add_argument("--gold", nargs="*", default=[], type=Path, help="notes with gold, as JSON Lines")
    parser.add_argument("--once", nargs="*", default=[], type=Path, help="more of them, that an epoch sees once")
    parser.add_argument("--times", type=int, default=2, help="how often an epoch sees a note with gold")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--stop", type=int, default=0, help="end after this epoch, though the rate was to fall for all of them")
    parser.add_argument("--start", type=Path, help="a network to go on from")
    parser.add_argument("--rate", type=float, default=RATE, help="how far a step goes at first")
    parser.add_argument("--habits", type=float, default=0.0, help="the share of documents whose habits are told")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("footpress/references/network/reader.npz"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    begin = time.time()
    chance = Chance(options.seed)
    make = {"make": works_of(options.records, options.share)} if options.records else {}
    real, once = gold_documents(options.gold, view=see), gold_documents(options.once, view=see)

    def epoch() -> list[Document]:
        return [*invented_documents(chance, options.documents, view=see, **make), *(real * options.times), *once]

    first = epoch()
    words = known(options.start) if options.start else Words.of([example for document in first for example in document])
    network = Network(words)
    if options.start:
        read(network, options.start)
    size = sum(each.numel() for each in network.parameters())
    notes = sum(map(len, first))
    print(
        f"{notes} notes an epoch, {sum(map(len, real))} real ones, {size} weights, {time.time() - begin:.0f} s to read",
        flush=True,
    )
    train(network, words, first, epoch, options, begin)
    write(network, words, options.out)


def train(
    network: Network,
    words: Words,
    first: list[Document],
    epoch: Callable[[], list[Document]],
    options: argparse.Namespace,
    begin: float,
) -> None:
    """Adam, at a rate that falls by a cosine."""
    chance = random.Random(options.seed)
    best = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-4)
    total = options.epochs * sum(map(len, first))
    done, step = 0, 0
    network.train()
    documents = first
    for number in range(1, options.epochs + 1):
        losses = []
        for part in batches(documents, chance):
            rate = min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * min(1, done / total))) + 0.01)
            for group in best.param_groups:
                group["lr"] = options.rate * rate
            seen = [[hidden(chance, note) for note in document] for document in part]
            told = [len(document) > 1 and chance.random() > 1 - options.habits for document in part]
            loss = network.loss(batch(seen, words, told))
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            best.step()
            step, done = step + 1, done + sum(map(len, part))
            losses.append(loss.item())
            if step % 100 == 0:
                print(
                    f"  step {step}, {done} of {total}, loss {sum(losses[-100:]) / 100:.4f}, {time.time() - begin:.0f} s",
                    flush=True,
                )
        print(f"epoch {number}: loss {sum(losses) / len(losses):.4f}, {time.time() - begin:.0f} s", flush=True)
        write(network, words, options.out.with_suffix(f".{number}.npz"))
        if number == options.stop:
            return
        if number < options.epochs:
            documents = epoch()


def batches(documents: Sequence[Document], chance: random.Random) -> Iterator[list[Document]]:
    """All documents in batches of about SIZE notes, in random order; of a long document some notes at a time."""
    pieces = []
    for document in documents:
        notes = chance.sample(document, len(document)) if len(document) > MOST else document
        pieces += [notes[k : k + MOST] for k in range(0, len(notes), MOST)]
    chance.shuffle(pieces)
    found: list[Document] = []
    for piece in pieces:
        found.append([(cut(seen), labels[:LONGEST]) for seen, labels in piece if labels])
        if sum(map(len, found)) >= SIZE:
            yield [each for each in found if each]
            found = []
    if any(found):
        yield [each for each in found if each]


def cut(seen: Seen) -> Seen:
    """The beginning of a long note."""
    return Seen(seen.words[:LONGEST], seen.traits[:LONGEST], seen.hints[:LONGEST])


def hidden(chance: random.Random, example: Example) -> Example:
    """The example with a part of what is seen taken away: of 100 words the letters of 2, the dictionaries of 3 and the hints of 3."""
    seen, labels = example
    words = tuple("" if chance.random() < 0.02 else word for word in seen.words)
    hints = tuple("" if hint and chance.random() < 0.03 else hint for hint in seen.hints)
    traits = seen.traits.copy()
    if chance.random() < 0.08:
        traits[:, ITALIC] = 0
    for row in traits:
        if chance.random() < 0.03:
            row[SETTING_SIZE:TRAITS] = 0
    return Seen(words, traits, hints), labels


if __name__ == "__main__":
    main()
