package main

import "sort"

func firstFreeSlot(busy [][]int, open int, close int, length int) int {
	sort.Slice(busy, func(i, j int) bool { return busy[i][0] < busy[j][0] })
	freeFrom := open
	for _, booking := range busy {
		if min(booking[0], close)-freeFrom >= length {
			return freeFrom
		}
		freeFrom = max(freeFrom, booking[1])
	}
	if close-freeFrom >= length {
		return freeFrom
	}
	return -1
}
