def firstBadStep(steps):
    open_crates = []
    for index, step in enumerate(steps):
        label = step[1:]
        if step[0] == "+":
            open_crates.append(label)
        elif not open_crates or open_crates.pop() != label:
            return index
    return len(steps) if open_crates else -1
