def fewestStamps(values, postage):
    reached, count = {0}, 0
    seen = {0}
    while postage not in seen:
        reached = {sum_ + value for sum_ in reached for value in values if sum_ + value <= postage} - seen
        if not reached:
            return -1
        seen |= reached
        count += 1
    return count
