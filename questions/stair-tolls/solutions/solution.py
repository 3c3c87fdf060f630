def cheapestClimb(tolls, stride):
    best = [0]  # best[i]: cheapest way to stand just above step i - 1, best[0] is the ground
    for i, toll in enumerate([*tolls, 0], start=1):
        best.append(toll + min(best[max(0, i - stride) : i]))
    return best[-1]
