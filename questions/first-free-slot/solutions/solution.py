def firstFreeSlot(busy, open, close, length):
    free_from = open
    for start, end in sorted(busy):
        if min(start, close) - free_from >= length:
            return free_from
        free_from = max(free_from, end)
    return free_from if close - free_from >= length else -1
