from bisect import bisect_right


def bestEvening(concerts, walk):
    concerts = sorted(concerts, key=lambda concert: concert[1])
    ends = [end for _, end, _ in concerts]
    best = [0]  # best[i]: with the i concerts that end first
    for i, (start, _, joy) in enumerate(concerts):
        before = min(i, bisect_right(ends, start - walk))
        best.append(max(best[i], joy + best[before]))
    return best[-1]
