def longestDarkStretch(positions, reach):
    marks = sorted(positions)
    longest = 0
    for left, right in zip(marks, marks[1:]):
        longest = max(longest, right - left - 2 * reach)
    return longest
