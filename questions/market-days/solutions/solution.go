package main

func bestProfit(profits []int, rest int) int {
	best := make([]int, len(profits)+1) // best[i]: the first i days
	for i, profit := range profits {
		best[i+1] = max(best[i], profit+best[max(0, i-rest)])
	}
	return best[len(profits)]
}
