def smooth(values: list[int], width: int) -> list[float]:
    result, total = [], 0
    for i, value in enumerate(values):
        total += value
        if i > width:
            total -= values[i - width]
        result.append(total / min(i + 1, width))
    return result
