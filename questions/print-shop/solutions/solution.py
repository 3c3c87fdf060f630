from heapq import heappop, heappush


def finishTimes(printers, jobs):
    free = list(range(printers))  # a heap, since it is sorted
    printing = []
    finished = [0] * printers
    now = 0
    for arrives, minutes in jobs:
        now = max(now, arrives)
        if not free:
            now = max(now, printing[0][0])
        while printing and printing[0][0] <= now:
            heappush(free, heappop(printing)[1])
        printer = heappop(free)
        finished[printer] = now + minutes
        heappush(printing, (finished[printer], printer))
    return finished
