# Wrong: turns the other way
# Fails: far backwards; very far; very far backwards
def turnCarousel(horses, steps):
    if not horses:
        return []
    first = steps % len(horses)
    return horses[first:] + horses[:first]
