# Wrong: forgets the walk
# Fails: long walk; random; large
from bisect import bisect_right


def bestEvening(concerts, walk):
    concerts = sorted(concerts, key=lambda concert: concert[1])
    ends = [end for _, end, _ in concerts]
    best = [0]
    for i, (start, _, joy) in enumerate(concerts):
        best.append(max(best[i], joy + best[bisect_right(ends, start)]))
    return best[-1]
