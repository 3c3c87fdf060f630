# Wrong: takes the end of the later one instead of the later end
# Fails: contained, then touching; random; all over each other
def closedStretches(works):
    merged = []
    for start, end in sorted(works):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = end
        else:
            merged.append([start, end])
    return merged
