def cheapestCuts(length, marks):
    ends = [0, *sorted(marks), length]
    n = len(ends)
    cost = [[0] * n for _ in range(n)]  # cost[i][j]: all cuts between ends i and j
    for width in range(2, n):
        for i in range(n - width):
            j = i + width
            cost[i][j] = ends[j] - ends[i] + min(cost[i][k] + cost[k][j] for k in range(i + 1, j))
    return cost[0][n - 1]
