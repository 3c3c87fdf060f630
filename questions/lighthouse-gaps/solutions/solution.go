package main

import "slices"

func longestDarkStretch(positions []int, reach int) int {
	marks := slices.Sorted(slices.Values(positions))
	longest := 0
	for i := 1; i < len(marks); i++ {
		longest = max(longest, marks[i]-marks[i-1]-2*reach)
	}
	return longest
}
