package main

func seatSingers(singers int, quarrels [][]int) []int {
	enemies := make([][]int, singers)
	for _, pair := range quarrels {
		a, b := pair[0], pair[1]
		enemies[a] = append(enemies[a], b)
		enemies[b] = append(enemies[b], a)
	}
	coach := make([]int, singers)
	for i := range coach {
		coach[i] = -1
	}
	for first := singers - 1; first >= 0; first-- {
		if coach[first] >= 0 {
			continue
		}
		coach[first] = 1
		for queue := []int{first}; len(queue) > 0; queue = queue[1:] {
			at := queue[0]
			for _, other := range enemies[at] {
				if coach[other] == coach[at] {
					return []int{}
				}
				if coach[other] < 0 {
					coach[other] = 1 - coach[at]
					queue = append(queue, other)
				}
			}
		}
	}
	return coach
}
