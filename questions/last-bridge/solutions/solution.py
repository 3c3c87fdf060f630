def joiningBridge(islands, bridges):
    if islands == 1:
        return -2
    group = list(range(islands))

    def root(island):
        while group[island] != island:
            group[island] = group[group[island]]
            island = group[island]
        return island

    groups = islands
    for index, (a, b) in enumerate(bridges):
        a, b = root(a), root(b)
        if a != b:
            group[a] = b
            groups -= 1
            if groups == 1:
                return index
    return -1
