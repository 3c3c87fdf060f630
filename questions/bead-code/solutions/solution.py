def beadCode(beads):
    parts = []
    start = 0
    for i in range(1, len(beads) + 1):
        if i == len(beads) or beads[i] != beads[start]:
            length = i - start
            parts.append(beads[start] if length == 1 else f"{length}{beads[start]}")
            start = i
    return "".join(parts)
