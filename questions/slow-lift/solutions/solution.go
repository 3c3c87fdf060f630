package main

func smallestLift(weights []int, rides int) int {
	low, high := 0, 0
	for _, weight := range weights {
		low = max(low, weight)
		high += weight
	}
	for low < high {
		middle, count, load := low+(high-low)/2, 1, 0
		for _, weight := range weights {
			if load+weight > middle {
				count++
				load = 0
			}
			load += weight
		}
		if count <= rides {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
