# Wrong: finds the cheapest way first and then spends the vouchers on its dearest roads
# Fails: cheapest way is not best with vouchers; two vouchers on a dear way; random
from heapq import heappop, heappush


def cheapestTrip(towns, roads, start, goal, vouchers):
    ways = [[] for _ in range(towns)]
    for a, b, toll in roads:
        ways[a].append((b, toll))
        ways[b].append((a, toll))
    seen = set()
    heap = [(0, start, [])]
    while heap:
        cost, town, paid = heappop(heap)
        if town == goal:
            return sum(sorted(paid)[: max(0, len(paid) - vouchers)])
        if town in seen:
            continue
        seen.add(town)
        for other, toll in ways[town]:
            heappush(heap, (cost + toll, other, paid + [toll]))
    return -1
