# Wrong: forgets that lower-case letters look alike as well
# Fails: lower case; letters look alike in pairs; Z is no 2
from collections import Counter


def largestFamily(plates):
    table = str.maketrans("OIBS", "0185", "-")
    return max(Counter(plate.translate(table) for plate in plates).values(), default=0)
