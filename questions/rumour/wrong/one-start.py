# Wrong: starts from the first person only
# Fails: everybody at once; two starts; random
from collections import deque


def hoursUntilKnown(people, friends, first):
    if not first:
        return -1
    circle = [[] for _ in range(people)]
    for a, b in friends:
        circle[a].append(b)
        circle[b].append(a)
    hour = {first[0]: 0}
    queue = deque(hour)
    while queue:
        person = queue.popleft()
        for friend in circle[person]:
            if friend not in hour:
                hour[friend] = hour[person] + 1
                queue.append(friend)
    return max(hour.values()) if len(hour) == people else -1
