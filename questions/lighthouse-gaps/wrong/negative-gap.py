# Wrong: starts from the first gap, so an overlap comes out negative
# Fails: overlapping lamps
def longestDarkStretch(positions, reach):
    marks = sorted(positions)
    gaps = [right - left - 2 * reach for left, right in zip(marks, marks[1:])]
    return max(gaps) if gaps else 0
