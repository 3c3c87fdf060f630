package main

func islandsLeft(heights [][]int, water int) int {
	islands := 0
	var sink func(r, c int) bool
	sink = func(r, c int) bool {
		if r < 0 || c < 0 || r >= len(heights) || c >= len(heights[0]) || heights[r][c] <= water {
			return false
		}
		heights[r][c] = water
		sink(r+1, c)
		sink(r-1, c)
		sink(r, c+1)
		sink(r, c-1)
		return true
	}
	for r := range heights {
		for c := range heights[r] {
			if sink(r, c) {
				islands++
			}
		}
	}
	return islands
}
