# Wrong: takes the average load, or the heaviest box
# Fails: sorting would help; average is not enough; random
def smallestLift(weights, rides):
    return max(max(weights, default=0), -(-sum(weights) // rides))
