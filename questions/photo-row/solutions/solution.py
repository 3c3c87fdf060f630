def visibleFaces(heights):
    tallest, seen = 0, []
    for index, height in enumerate(heights):
        if height > tallest:
            seen.append(index)
            tallest = height
    return seen
