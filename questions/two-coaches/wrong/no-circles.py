# Wrong: never looks whether two neighbours ended in the same coach
# Fails: sample 2; odd circle
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
        path = [first]
        while path:
            at = path.pop()
            for other in enemies[at]:
                if coach[other] < 0:
                    coach[other] = 1 - coach[at]
                    path.append(other)
    return coach
