def longestChain(bosses):
    depth = [0] * len(bosses)  # 0: not known yet
    for person in range(len(bosses)):
        path = []
        while person >= 0 and depth[person] == 0:
            path.append(person)
            person = bosses[person]
        level = depth[person] if person >= 0 else 0
        for below in reversed(path):
            level += 1
            depth[below] = level
    return max(depth, default=0)
