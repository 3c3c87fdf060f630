from collections import deque


def seatSingers(singers, quarrels):
    enemies = [[] for _ in range(singers)]
    for a, b in quarrels:
        enemies[a].append(b)
        enemies[b].append(a)
    coach = [-1] * singers
    for first in range(singers):
        if coach[first] >= 0:
            continue
        coach[first] = 0
        queue = deque([first])
        while queue:
            at = queue.popleft()
            for other in enemies[at]:
                if coach[other] < 0:
                    coach[other] = 1 - coach[at]
                    queue.append(other)
                elif coach[other] == coach[at]:
                    return []
    return coach
