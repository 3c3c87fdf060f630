# Wrong: counts all planks first, so a plank of half the width pairs with itself
# Fails: half width twice; all pairs
from collections import Counter


def countPairs(planks, width):
    counts = Counter(planks)
    return sum(counts[width - plank] for plank in planks) // 2
