from collections import Counter


def shortestWalk(stalls, wanted):
    need = Counter(wanted)
    missing, best, left = len(wanted), len(stalls) + 1, 0
    if missing == 0:
        return 0
    for right, colour in enumerate(stalls):
        missing -= need[colour] > 0
        need[colour] -= 1
        while missing == 0:
            best = min(best, right - left + 1)
            need[stalls[left]] += 1
            missing += need[stalls[left]] > 0
            left += 1
    return best if best <= len(stalls) else -1
