def turnCarousel(horses, steps):
    if not horses:
        return []
    first = -steps % len(horses)
    return horses[first:] + horses[:first]
