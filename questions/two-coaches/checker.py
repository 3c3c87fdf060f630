# Is this a way to seat the singers? Expected is one way, or an empty list when there is none.
def check(singers, quarrels, expected, actual):
    if singers > 0 and expected == []:
        return "ok" if actual == [] else "there is no way to seat these singers: an empty list is expected"
    if singers > 0 and actual == []:
        return "there is a way to seat these singers"
    if len(actual) != singers:
        return f"{len(actual)} coaches for {singers} singers"
    for singer, coach in enumerate(actual):
        if coach not in (0, 1):
            return f"singer {singer} is in coach {coach}, which does not exist"
    for a, b in quarrels:
        if actual[a] == actual[b]:
            return f"singers {a} and {b} have quarrelled, and both are in coach {actual[a]}"
    return "ok"
