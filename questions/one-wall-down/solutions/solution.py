from collections import deque


def fewestSteps(maze):
    rows, cols = len(maze), len(maze[0])
    start = next((r, c) for r in range(rows) for c in range(cols) if maze[r][c] == "S")
    queue = deque([(*start, 1, 0)])
    seen = {(*start, 1)}
    while queue:
        r, c, charges, steps = queue.popleft()
        if maze[r][c] == "T":
            return steps
        for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if not (0 <= nr < rows and 0 <= nc < cols):
                continue
            left = charges - (maze[nr][nc] == "#")
            if left >= 0 and (nr, nc, left) not in seen:
                seen.add((nr, nc, left))
                queue.append((nr, nc, left, steps + 1))
    return -1
