package main

func visibleFaces(heights []int) []int {
	tallest, seen := 0, []int{}
	for i, height := range heights {
		if height > tallest {
			tallest = height
			seen = append(seen, i)
		}
	}
	return seen
}
