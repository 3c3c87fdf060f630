# Wrong: takes the positions in the order given
# Fails: falling order; large marks; many, shuffled
def longestDarkStretch(positions, reach):
    longest = 0
    for left, right in zip(positions, positions[1:]):
        longest = max(longest, right - left - 2 * reach)
    return longest
