# Wrong: always takes the largest stamp that fits
# Fails: greedy fails, though it can be made; just above the gap; unsorted
def fewestStamps(values, postage):
    count = 0
    for value in sorted(values, reverse=True):
        count += postage // value
        postage %= value
    return count if postage == 0 else -1
