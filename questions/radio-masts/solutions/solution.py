def fewestMasts(masts, length):
    spans = sorted((place - reach, place + reach) for place, reach in masts)
    count = covered = furthest = i = 0
    while covered < length:
        while i < len(spans) and spans[i][0] <= covered:
            furthest = max(furthest, spans[i][1])
            i += 1
        if furthest <= covered:
            return -1
        covered = furthest
        count += 1
    return count
