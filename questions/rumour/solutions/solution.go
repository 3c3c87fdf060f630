package main

func hoursUntilKnown(people int, friends [][]int, first []int) int {
	circle := make([][]int, people)
	for _, pair := range friends {
		a, b := pair[0], pair[1]
		circle[a] = append(circle[a], b)
		circle[b] = append(circle[b], a)
	}
	hour := map[int]int{}
	queue := []int{}
	for _, person := range first {
		if _, known := hour[person]; !known {
			hour[person] = 0
			queue = append(queue, person)
		}
	}
	hours := 0
	for i := 0; i < len(queue); i++ {
		for _, other := range circle[queue[i]] {
			if _, known := hour[other]; !known {
				hours = hour[queue[i]] + 1
				hour[other] = hours
				queue = append(queue, other)
			}
		}
	}
	if len(queue) < people {
		return -1
	}
	return hours
}
