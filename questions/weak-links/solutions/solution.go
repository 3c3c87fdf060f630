package main

import "sort"

func weakLinks(computers int, cables [][]int) []int {
	ends := make([][][2]int, computers)
	for i, cable := range cables {
		a, b := cable[0], cable[1]
		ends[a] = append(ends[a], [2]int{b, i})
		ends[b] = append(ends[b], [2]int{a, i})
	}
	entered, low, weak := make([]int, computers), make([]int, computers), []int{}
	time := 0 // 0 in entered: not yet
	var visit func(at, cameBy int)
	visit = func(at, cameBy int) {
		time++
		entered[at], low[at] = time, time
		for _, end := range ends[at] {
			other, cable := end[0], end[1]
			if cable == cameBy {
				continue
			}
			if entered[other] > 0 {
				low[at] = min(low[at], entered[other])
				continue
			}
			visit(other, cable)
			low[at] = min(low[at], low[other])
			if low[other] > entered[at] {
				weak = append(weak, cable)
			}
		}
	}
	for root := range computers {
		if entered[root] == 0 {
			visit(root, -1)
		}
	}
	sort.Ints(weak)
	return weak
}
