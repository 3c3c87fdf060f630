def smallestLift(weights, rides):
    def needed(limit):
        count, load = 1, 0
        for weight in weights:
            if load + weight > limit:
                count, load = count + 1, 0
            load += weight
        return count

    low, high = max(weights, default=0), sum(weights)
    while low < high:
        middle = (low + high) // 2
        if needed(middle) <= rides:
            high = middle
        else:
            low = middle + 1
    return low
