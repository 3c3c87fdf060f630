# Wrong: takes back the book that came first
# Fails: asking refreshes; not first in, first out; random
from collections import deque


def trips(capacity, requests):
    shelf, count = deque(), 0
    for title in requests:
        if title not in shelf:
            count += 1
            shelf.append(title)
            if len(shelf) > capacity:
                shelf.popleft()
    return count
