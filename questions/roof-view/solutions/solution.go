package main

func nextHigher(roofs []int) []int {
	answer, waiting := make([]int, len(roofs)), []int{}
	for i, roof := range roofs {
		for len(waiting) > 0 && roofs[waiting[len(waiting)-1]] < roof {
			j := waiting[len(waiting)-1]
			waiting = waiting[:len(waiting)-1]
			answer[j] = i - j
		}
		waiting = append(waiting, i)
	}
	return answer
}
