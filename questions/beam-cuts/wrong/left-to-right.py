# Wrong: cuts from left to right
# Fails: unsorted marks; middle first is not best; marks near one end
def cheapestCuts(length, marks):
    total, start = 0, 0
    for mark in sorted(marks):
        total += length - start
        start = mark
    return total
