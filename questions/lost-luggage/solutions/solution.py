from collections import Counter


def missingBags(checkedIn, arrived):
    missing = Counter(checkedIn) - Counter(arrived)
    return sorted(missing.elements())
