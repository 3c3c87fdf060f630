def crews(skills, target):
    if target == 0:
        return [[]]
    if not skills or skills[0] > target:
        return []
    first, rest = skills[0], skills[1:]
    return [[first, *crew] for crew in crews(rest, target - first)] + crews(rest, target)
