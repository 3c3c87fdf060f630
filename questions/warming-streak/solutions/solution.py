def longestWarming(readings):
    longest = current = 0
    previous = None
    for reading in readings:
        current = current + 1 if previous is not None and reading > previous else 1
        longest = max(longest, current)
        previous = reading
    return longest
