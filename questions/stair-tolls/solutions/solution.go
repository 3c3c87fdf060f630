package main

import "slices"

func cheapestClimb(tolls []int, stride int) int {
	best := []int{0} // the ground
	for i, toll := range append(tolls, 0) {
		best = append(best, toll+slices.Min(best[max(0, i+1-stride):]))
	}
	return best[len(best)-1]
}
