def hoursUntilKnown(people, friends, first):
    circle = [[] for _ in range(people)]
    for a, b in friends:
        circle[a].append(b)
        circle[b].append(a)
    known = set(first)
    newly, hours = list(known), 0
    while len(known) < people:
        newly = [b for b in {b for a in newly for b in circle[a]} if b not in known]
        if not newly:
            return -1
        known.update(newly)
        hours += 1
    return hours
