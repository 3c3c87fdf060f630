# Wrong: lets equal days continue a streak
# Fails: all equal; plateau splits
def longestWarming(readings):
    longest = current = 0
    for i, reading in enumerate(readings):
        current = current + 1 if i and reading >= readings[i - 1] else 1
        longest = max(longest, current)
    return longest
