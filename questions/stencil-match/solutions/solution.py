def matches(stencil, text):
    # places: how many letters of the text the stencil so far can have used
    places = {0}
    i = 0
    while i < len(stencil):
        sign = stencil[i]
        plus = stencil[i + 1 : i + 2] == "+"
        if sign == "*":
            places = set(range(min(places), len(text) + 1)) if places else places
        else:
            todo, places = places, set()
            while todo:
                todo = {p + 1 for p in todo if p < len(text) and sign in ("?", text[p])} - places
                places |= todo
                if not plus:
                    break
        i += 1 + plus
    return len(text) in places
