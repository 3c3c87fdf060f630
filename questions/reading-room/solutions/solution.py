from collections import OrderedDict


def trips(capacity, requests):
    shelf, count = OrderedDict(), 0
    for title in requests:
        if title in shelf:
            shelf.move_to_end(title)
            continue
        count += 1
        shelf[title] = True
        if len(shelf) > capacity:
            shelf.popitem(last=False)
    return count
