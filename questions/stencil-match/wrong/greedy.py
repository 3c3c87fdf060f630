# Wrong: takes as much as it can and never gives back
# Fails: any plus mixes letters; star gives back; plus gives back
def matches(stencil, text):
    i = p = 0
    while i < len(stencil):
        sign = stencil[i]
        plus = stencil[i + 1 : i + 2] == "+"
        i += 1 + plus
        if sign == "*":
            rest = stencil[i : i + 1]
            p = text.rfind(rest, p) if rest and rest != "?" else len(text)
            if p < 0:
                return False
            continue
        start = p
        while p < len(text) and sign in ("?", text[p]) and (plus or p == start):
            p += 1
        if p == start:
            return False
    return p == len(text)
