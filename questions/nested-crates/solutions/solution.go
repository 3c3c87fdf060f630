package main

func firstBadStep(steps []string) int {
	open := []string{}
	for i, step := range steps {
		label := step[1:]
		if step[0] == '+' {
			open = append(open, label)
			continue
		}
		last := len(open) - 1
		if last < 0 || open[last] != label {
			return i
		}
		open = open[:last]
	}
	if len(open) > 0 {
		return len(steps)
	}
	return -1
}
