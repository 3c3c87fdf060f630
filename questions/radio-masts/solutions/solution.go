package main

import "sort"

func fewestMasts(masts [][]int, length int) int {
	sort.Slice(masts, func(i, j int) bool { return masts[i][0]-masts[i][1] < masts[j][0]-masts[j][1] })
	count, covered, furthest, i := 0, 0, 0, 0
	for ; covered < length; count++ {
		for ; i < len(masts) && masts[i][0]-masts[i][1] <= covered; i++ {
			furthest = max(furthest, masts[i][0]+masts[i][1])
		}
		if furthest <= covered {
			return -1
		}
		covered = furthest
	}
	return count
}
