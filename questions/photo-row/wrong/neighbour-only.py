# Wrong: compares with the next person in front only
# Fails: taller than the neighbour only; tall one first; random
def visibleFaces(heights):
    return [i for i, h in enumerate(heights) if i == 0 or h > heights[i - 1]]
