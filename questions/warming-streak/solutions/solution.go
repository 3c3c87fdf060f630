package main

func longestWarming(readings []int) int {
	longest, current := 0, 0
	for i, reading := range readings {
		if i > 0 && reading > readings[i-1] {
			current++
		} else {
			current = 1
		}
		longest = max(longest, current)
	}
	return longest
}
