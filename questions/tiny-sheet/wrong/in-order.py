# Wrong: computes the cells in the order of the input
# Fails: made a loop by the second definition; itself; long chain backwards
import sys

values = {}
for line in sys.stdin:
    if not line.strip():
        continue
    name, _, *terms = line.split()
    total, sign = 0, 1
    for term in terms:
        if term in "+-":
            sign = 1 if term == "+" else -1
        else:
            value = values.get(term, 0) if term[0].isalpha() else int(term)
            total += sign * value
    values[name] = total
for name in sorted(values, key=lambda cell: (cell[0], int(cell[1:]))):
    print(name, values[name])
