# Wrong: gives coaches pair by pair, so that a choice made too early closes a way that there is
# Fails: two pairs joined later
def seatSingers(singers, quarrels):
    coach = [-1] * singers
    for a, b in quarrels:
        if coach[a] < 0 and coach[b] < 0:
            coach[a], coach[b] = 0, 1
        elif coach[a] < 0:
            coach[a] = 1 - coach[b]
        elif coach[b] < 0:
            coach[b] = 1 - coach[a]
        elif coach[a] == coach[b]:
            return []
    return [max(0, one) for one in coach]
