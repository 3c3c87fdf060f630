# Wrong: takes the same candidate several times
# Fails: all of them; one of them; larger crews first
def crews(skills, target):
    if target == 0:
        return [[]]
    if not skills or skills[0] > target:
        return []
    return [[skills[0], *crew] for crew in crews(skills, target - skills[0])] + crews(skills[1:], target)
