package main

import "slices"

func medians(prices []int) []float64 {
	sorted, answer := []int{}, []float64{}
	for _, price := range prices {
		at, _ := slices.BinarySearch(sorted, price)
		sorted = slices.Insert(sorted, at, price)
		half := len(sorted) / 2
		if len(sorted)%2 == 1 {
			answer = append(answer, float64(sorted[half]))
		} else {
			answer = append(answer, float64(sorted[half-1]+sorted[half])/2)
		}
	}
	return answer
}
