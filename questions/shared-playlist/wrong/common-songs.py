# Wrong: counts common songs and ignores their order
# Fails: reversed; common songs out of order; greedy loses
from collections import Counter


def longestShared(mine, yours):
    return sum((Counter(mine) & Counter(yours)).values())
