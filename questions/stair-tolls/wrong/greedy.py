# Wrong: always goes to the cheapest step in reach
# Fails: greedy loses; random; tall
def cheapestClimb(tolls, stride):
    at, total = -1, 0
    while at + stride < len(tolls):
        at = min(range(at + 1, at + stride + 1), key=lambda i: (tolls[i], -i))
        total += tolls[at]
    return total
