# Wrong: starts at the right place but takes the wrong value out of the sum
# Fails: width one; one more than the width; below zero
def smooth(values, width):
    result, total = [], 0
    for i, value in enumerate(values):
        total += value
        if i >= width:
            total -= values[i - width + 1]
        result.append(total / min(i + 1, width))
    return result
