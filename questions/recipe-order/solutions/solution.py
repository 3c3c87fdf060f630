from heapq import heapify, heappop, heappush


def cookingOrder(steps, before):
    waits, frees = [0] * steps, [[] for _ in range(steps)]
    for a, b in before:
        waits[b] += 1
        frees[a].append(b)
    ready = [step for step in range(steps) if waits[step] == 0]
    heapify(ready)
    order = []
    while ready:
        step = heappop(ready)
        order.append(step)
        for other in frees[step]:
            waits[other] -= 1
            if waits[other] == 0:
                heappush(ready, other)
    return order if len(order) == steps else []
