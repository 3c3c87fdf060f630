def nearestMentor(mentors, a, b):
    teachers = set()
    while a >= 0:
        teachers.add(a)
        a = mentors[a]
    while b not in teachers:
        b = mentors[b]
    return b
