def busiestConfluence(downstream, rain):
    inflows = [0] * len(rain)
    for target in downstream:
        if target >= 0:
            inflows[target] += 1
    water = list(rain)
    ready = [i for i, count in enumerate(inflows) if count == 0]
    for station in ready:
        target = downstream[station]
        if target >= 0:
            water[target] += water[station]
            inflows[target] -= 1
            if inflows[target] == 0:
                ready.append(target)
    return water.index(max(water))
