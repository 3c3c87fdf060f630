package main

import "sort"

func secondPrice(bids []*int, reserve int) *int {
	counting := []int{}
	for _, bid := range bids {
		if bid != nil && *bid >= reserve {
			counting = append(counting, *bid)
		}
	}
	if len(counting) == 0 {
		return nil
	}
	if len(counting) == 1 {
		return &reserve
	}
	sort.Ints(counting)
	return &counting[len(counting)-2]
}
