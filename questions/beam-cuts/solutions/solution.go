package main

import "sort"

func cheapestCuts(length int, marks []int) int {
	ends := append([]int{0, length}, marks...)
	sort.Ints(ends)
	n := len(ends)
	cost := make([][]int, n)
	for i := range cost {
		cost[i] = make([]int, n)
	}
	for width := 2; width < n; width++ {
		for i := 0; i+width < n; i++ {
			j := i + width
			best := cost[i][i+1] + cost[i+1][j]
			for k := i + 2; k < j; k++ {
				best = min(best, cost[i][k]+cost[k][j])
			}
			cost[i][j] = best + ends[j] - ends[i]
		}
	}
	return cost[0][n-1]
}
