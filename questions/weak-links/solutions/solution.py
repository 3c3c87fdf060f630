def weakLinks(computers, cables):
    ends = [[] for _ in range(computers)]
    for index, (a, b) in enumerate(cables):
        ends[a].append((b, index))
        ends[b].append((a, index))
    time, entered, low = 0, [-1] * computers, [0] * computers
    weak = []
    for root in range(computers):
        if entered[root] >= 0:
            continue
        entered[root] = low[root] = time
        time += 1
        stack = [(root, -1, iter(ends[root]))]
        while stack:
            at, came_by, todo = stack[-1]
            for other, index in todo:
                if index == came_by:
                    continue
                if entered[other] >= 0:
                    low[at] = min(low[at], entered[other])
                else:
                    entered[other] = low[other] = time
                    time += 1
                    stack.append((other, index, iter(ends[other])))
                    break
            else:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    low[above] = min(low[above], low[at])
                    if low[at] > entered[above]:
                        weak.append(came_by)
    return sorted(weak)
