package main

import "container/heap"

type ints []int

func (s ints) Len() int           { return len(s) }
func (s ints) Less(i, j int) bool { return s[i] < s[j] }
func (s ints) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *ints) Push(x any)        { *s = append(*s, x.(int)) }
func (s *ints) Pop() any {
	last := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return last
}

func cookingOrder(steps int, before [][]int) []int {
	waits, frees := make([]int, steps), make([][]int, steps)
	for _, rule := range before {
		waits[rule[1]]++
		frees[rule[0]] = append(frees[rule[0]], rule[1])
	}
	ready := &ints{}
	for step, count := range waits {
		if count == 0 {
			heap.Push(ready, step)
		}
	}
	order := []int{}
	for ready.Len() > 0 {
		step := heap.Pop(ready).(int)
		order = append(order, step)
		for _, other := range frees[step] {
			waits[other]--
			if waits[other] == 0 {
				heap.Push(ready, other)
			}
		}
	}
	if len(order) < steps {
		return []int{}
	}
	return order
}
