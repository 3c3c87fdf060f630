package main

import "container/heap"

type state struct{ cost, town, left int }
type states []state

func (s states) Len() int           { return len(s) }
func (s states) Less(i, j int) bool { return s[i].cost < s[j].cost }
func (s states) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *states) Push(x any)        { *s = append(*s, x.(state)) }
func (s *states) Pop() any {
	last := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return last
}

func cheapestTrip(towns int, roads [][]int, start int, goal int, vouchers int) int {
	ways := make([][][2]int, towns)
	for _, road := range roads {
		ways[road[0]] = append(ways[road[0]], [2]int{road[1], road[2]})
		ways[road[1]] = append(ways[road[1]], [2]int{road[0], road[2]})
	}
	done := map[[2]int]bool{}
	todo := &states{{0, start, vouchers}}
	for todo.Len() > 0 {
		at := heap.Pop(todo).(state)
		if at.town == goal {
			return at.cost
		}
		if done[[2]int{at.town, at.left}] {
			continue
		}
		done[[2]int{at.town, at.left}] = true
		for _, way := range ways[at.town] {
			heap.Push(todo, state{at.cost + way[1], way[0], at.left})
			if at.left > 0 {
				heap.Push(todo, state{at.cost, way[0], at.left - 1})
			}
		}
	}
	return -1
}
