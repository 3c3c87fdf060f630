# Wrong: uses a queue, so steps set free early wait for the whole level
# Fails: not level by level; two parts; random
def cookingOrder(steps, before):
    waits, frees = [0] * steps, [[] for _ in range(steps)]
    for a, b in before:
        waits[b] += 1
        frees[a].append(b)
    order = [step for step in range(steps) if waits[step] == 0]
    for step in order:
        for other in sorted(frees[step]):
            waits[other] -= 1
            if waits[other] == 0:
                order.append(other)
    return order if len(order) == steps else []
