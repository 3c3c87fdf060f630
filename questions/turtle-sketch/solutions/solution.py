import sys

r = c = 0
dr, dc = -1, 0
pen = True
drawn = {(0, 0)}
for line in sys.stdin:
    words = line.split()
    if not words:
        continue
    if words[0] == "left":
        dr, dc = -dc, dr
    elif words[0] == "right":
        dr, dc = dc, -dr
    elif words[0] == "forward":
        for _ in range(int(words[1])):
            r, c = r + dr, c + dc
            if pen:
                drawn.add((r, c))
    else:
        pen = words[0] == "down"
        if pen:
            drawn.add((r, c))
rows, cols = [p[0] for p in drawn], [p[1] for p in drawn]
for row in range(min(rows), max(rows) + 1):
    print("".join("#" if (row, col) in drawn else "." for col in range(min(cols), max(cols) + 1)))
