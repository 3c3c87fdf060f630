# Wrong: remembers the end of the last booking instead of the latest end
# Fails: short booking inside a long one; many
def firstFreeSlot(busy, open, close, length):
    free_from = open
    for start, end in sorted(busy):
        if min(start, close) - free_from >= length:
            return free_from
        free_from = max(open, end)
    return free_from if close - free_from >= length else -1
