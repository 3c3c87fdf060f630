# Wrong: assumes that a boss has a smaller number
# Fails: chain, boss has the larger number; long chain; random
def longestChain(bosses):
    depth = [1] * len(bosses)
    for person, boss in enumerate(bosses):
        if boss >= 0:
            depth[person] = depth[boss] + 1
    return max(depth, default=0)
