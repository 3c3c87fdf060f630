def bestProfit(profits, rest):
    best = [0] * (len(profits) + 1)  # best[i]: the first i days
    for i, profit in enumerate(profits):
        best[i + 1] = max(best[i], profit + best[max(0, i - rest)])
    return best[-1]
