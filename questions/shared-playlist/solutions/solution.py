def longestShared(mine, yours):
    row = [0] * (len(yours) + 1)
    for song in mine:
        before = 0
        for j, other in enumerate(yours, start=1):
            above = row[j]
            row[j] = before + 1 if song == other else max(row[j], row[j - 1])
            before = above
    return row[-1]
