import sys

sheet = {}
for line in sys.stdin:
    if line.strip():
        name, _, *terms = line.split()
        signs = ["+", *terms[1::2]]
        sheet[name] = list(zip(signs, terms[0::2]))

users, waits, values = {}, {}, {}
for name, terms in sheet.items():
    needs = [term for _, term in terms if term in sheet]
    waits[name] = len(needs)
    for need in needs:
        users.setdefault(need, []).append(name)
ready = [name for name in sheet if waits[name] == 0]
for name in ready:
    values[name] = 0
    for sign, term in sheet[name]:
        value = values[term] if term in sheet else 0 if term[0].isalpha() else int(term)
        values[name] += value if sign == "+" else -value
    for user in users.get(name, []):
        waits[user] -= 1
        if waits[user] == 0:
            ready.append(user)
for name in sorted(sheet, key=lambda cell: (cell[0], int(cell[1:]))):
    print(name, values.get(name, "loop"))
