# Wrong: lets the new booking run past closing time
# Fails: gap one minute short; would end after closing; longer than the day
def firstFreeSlot(busy, open, close, length):
    free_from = open
    for start, end in sorted(busy):
        if start - free_from >= length:
            return free_from
        free_from = max(free_from, end)
    return free_from if free_from < close else -1
