# Wrong: counts open crates by label and does not look at nesting
# Fails: right counts, wrong nesting; deep, one swapped
from collections import Counter


def firstBadStep(steps):
    open_crates = Counter()
    for index, step in enumerate(steps):
        label = step[1:]
        if step[0] == "+":
            open_crates[label] += 1
        else:
            if open_crates[label] == 0:
                return index
            open_crates[label] -= 1
    return len(steps) if sum(open_crates.values()) else -1
