from heapq import heappop, heappush


def cheapestTrip(towns, roads, start, goal, vouchers):
    ways = [[] for _ in range(towns)]
    for a, b, toll in roads:
        ways[a].append((b, toll))
        ways[b].append((a, toll))
    best = {}
    heap = [(0, start, vouchers)]
    while heap:
        cost, town, left = heappop(heap)
        if town == goal:
            return cost
        if (town, left) in best:
            continue
        best[town, left] = cost
        for other, toll in ways[town]:
            if (other, left) not in best:
                heappush(heap, (cost + toll, other, left))
            if left and (other, left - 1) not in best:
                heappush(heap, (cost, other, left - 1))
    return -1
