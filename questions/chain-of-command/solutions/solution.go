package main

func longestChain(bosses []int) int {
	staff, level := make([][]int, len(bosses)), []int{}
	for person, boss := range bosses {
		if boss < 0 {
			level = append(level, person)
		} else {
			staff[boss] = append(staff[boss], person)
		}
	}
	levels := 0
	for ; len(level) > 0; levels++ {
		next := []int{}
		for _, person := range level {
			next = append(next, staff[person]...)
		}
		level = next
	}
	return levels
}
