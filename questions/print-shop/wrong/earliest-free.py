# Wrong: takes the printer that has been free the longest
# Fails: free in the same minute; smallest number, not free the longest; both free, smaller number wins
from heapq import heapify, heappop, heappush


def finishTimes(printers, jobs):
    heap = [(0, printer) for printer in range(printers)]
    heapify(heap)
    finished = [0] * printers
    for arrives, minutes in jobs:
        free_at, printer = heappop(heap)
        finished[printer] = max(free_at, arrives) + minutes
        heappush(heap, (finished[printer], printer))
    return finished
