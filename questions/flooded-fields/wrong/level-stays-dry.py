# Wrong: takes fields exactly at the water level for dry
# Fails: corners do not join; checkers; random
def islandsLeft(heights, water):
    dry = {(r, c) for r, row in enumerate(heights) for c, height in enumerate(row) if height >= water}
    islands = 0
    while dry:
        islands += 1
        todo = [dry.pop()]
        while todo:
            r, c = todo.pop()
            for field in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if field in dry:
                    dry.remove(field)
                    todo.append(field)
    return islands
