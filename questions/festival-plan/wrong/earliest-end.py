# Wrong: takes the concert that ends first, as if all joys were equal
# Fails: long but joyful; earliest end loses; same times
def bestEvening(concerts, walk):
    free, joy = 0, 0
    for start, end, pleasure in sorted(concerts, key=lambda concert: concert[1]):
        if start >= free:
            joy += pleasure
            free = end + walk
    return joy
