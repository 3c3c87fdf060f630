package main

import "sort"

func bestEvening(concerts [][]int, walk int) int {
	sort.Slice(concerts, func(i, j int) bool { return concerts[i][1] < concerts[j][1] })
	best := make([]int, len(concerts)+1) // best[i]: with the i concerts that end first
	for i, concert := range concerts {
		fits := sort.Search(i, func(j int) bool { return concerts[j][1]+walk > concert[0] })
		best[i+1] = max(best[i], concert[2]+best[fits])
	}
	return best[len(concerts)]
}
