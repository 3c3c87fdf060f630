package main

type state struct{ r, c, charges int }

func fewestSteps(maze []string) int {
	steps := map[state]int{}
	queue := []state{}
	for r, row := range maze {
		for c, cell := range row {
			if cell == 'S' {
				queue = append(queue, state{r, c, 1})
			}
		}
	}
	steps[queue[0]] = 0
	for i := 0; i < len(queue); i++ {
		at := queue[i]
		if maze[at.r][at.c] == 'T' {
			return steps[at]
		}
		for _, d := range [][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			next := state{at.r + d[0], at.c + d[1], at.charges}
			if next.r < 0 || next.c < 0 || next.r >= len(maze) || next.c >= len(maze[0]) {
				continue
			}
			if maze[next.r][next.c] == '#' {
				next.charges--
			}
			if _, seen := steps[next]; seen || next.charges < 0 {
				continue
			}
			steps[next] = steps[at] + 1
			queue = append(queue, next)
		}
	}
	return -1
}
