package main

import "slices"

func crews(skills []int, target int) [][]int {
	found, crew := [][]int{}, []int{}
	var choose func(from, left int)
	choose = func(from, left int) {
		if left == 0 {
			found = append(found, append([]int{}, slices.Clone(crew)...))
			return
		}
		for i := from; i < len(skills) && skills[i] <= left; i++ {
			crew = append(crew, skills[i])
			choose(i+1, left-skills[i])
			crew = crew[:len(crew)-1]
		}
	}
	choose(0, target)
	return found
}
