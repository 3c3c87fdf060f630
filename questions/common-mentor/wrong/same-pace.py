# Wrong: lets both walk up at the same pace, which works for equal depths only
# Fails: different depths; long chain; b above a
def nearestMentor(mentors, a, b):
    while a != b:
        a = mentors[a] if mentors[a] >= 0 else a
        b = mentors[b] if mentors[b] >= 0 else b
    return a
