package main

func countPairs(planks []int, width int) int64 {
	before := map[int]int64{}
	var pairs int64
	for _, plank := range planks {
		pairs += before[width-plank]
		before[plank]++
	}
	return pairs
}
