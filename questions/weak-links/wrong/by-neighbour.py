# Wrong: skips the way back by computer instead of by cable, so double cables look weak
# Fails: three cables between two
import sys


def weakLinks(computers, cables):
    sys.setrecursionlimit(20000)
    ends = [[] for _ in range(computers)]
    for index, (a, b) in enumerate(cables):
        ends[a].append((b, index))
        ends[b].append((a, index))
    entered, low, weak = {}, {}, []

    def visit(at, parent):
        entered[at] = low[at] = len(entered)
        for other, index in ends[at]:
            if other == parent:
                continue
            if other in entered:
                low[at] = min(low[at], entered[other])
            else:
                visit(other, at)
                low[at] = min(low[at], low[other])
                if low[other] > entered[at]:
                    weak.append(index)

    for root in range(computers):
        if root not in entered:
            visit(root, -1)
    return sorted(weak)
