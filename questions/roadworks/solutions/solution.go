package main

import "sort"

func closedStretches(works [][]int) [][]int {
	sort.Slice(works, func(i, j int) bool { return works[i][0] < works[j][0] })
	merged := [][]int{}
	for _, work := range works {
		last := len(merged) - 1
		if last >= 0 && work[0] <= merged[last][1] {
			merged[last][1] = max(merged[last][1], work[1])
		} else {
			merged = append(merged, work)
		}
	}
	return merged
}
