# Wrong: adds only the water of the stations directly above
# Fails: large number first; long river; random
def busiestConfluence(downstream, rain):
    water = list(rain)
    for station, target in enumerate(downstream):
        if target >= 0:
            water[target] += rain[station]
    return water.index(max(water))
