#!/usr/bin/env python3
"""A training run of a few seconds in plain Python: logistic regression on made-up points.

    lepton run -- python3 samples/train.py

Marks its phases and steps for lepton, and runs just the same without it.
"""

import math
import os
import random


def mark(line):
    """Tells lepton where the run is; without lepton there is nobody to tell."""
    path = os.environ.get("LEPTON_MARKS")
    if path:
        with open(path, "a", encoding="utf-8") as marks:
            marks.write(line + "\n")


def points(count, features, random):
    """Points around the origin, labelled by a plane that is hidden from the learner."""
    plane = [random.gauss(0, 1) for _ in range(features)]
    for _ in range(count):
        x = [random.gauss(0, 1) for _ in range(features)]
        yield x, 1.0 if sum(a * b for a, b in zip(plane, x)) > 0 else 0.0


def probability(weights, x):
    return 1 / (1 + math.exp(-sum(a * b for a, b in zip(weights, x))))


def main():
    mark("phase load")
    source = random.Random(2026)
    data = list(points(12_000, 32, source))
    train, held_out = data[:10_000], data[10_000:]

    mark("phase train")
    weights = [0.0] * 32
    epochs = 20
    for epoch in range(epochs):
        source.shuffle(train)
        for x, label in train:
            step = 0.1 / (1 + epoch) * (label - probability(weights, x))
            weights = [w + step * a for w, a in zip(weights, x)]
        mark(f"step {epoch + 1}/{epochs}")

    mark("phase evaluate")
    right = sum((probability(weights, x) > 0.5) == (label == 1.0) for x, label in held_out)
    print(f"accuracy {right / len(held_out):.3f} on {len(held_out)} held-out points")


if __name__ == "__main__":
    main()
