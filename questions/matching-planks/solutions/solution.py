def countPairs(planks, width):
    before, pairs = {}, 0
    for plank in planks:
        pairs += before.get(width - plank, 0)
        before[plank] = before.get(plank, 0) + 1
    return pairs
