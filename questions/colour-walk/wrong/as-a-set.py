# Wrong: wants each colour once only
# Fails: too few of one colour; three of a colour; random
from collections import Counter


def shortestWalk(stalls, wanted):
    wanted = set(wanted)
    if not wanted:
        return 0
    have, best, left = Counter(), len(stalls) + 1, 0
    for right, colour in enumerate(stalls):
        if colour in wanted:
            have[colour] += 1
        while len(have) == len(wanted):
            best = min(best, right - left + 1)
            if stalls[left] in have:
                have[stalls[left]] -= 1
                if have[stalls[left]] == 0:
                    del have[stalls[left]]
            left += 1
    return best if best <= len(stalls) else -1
