package main

import "slices"

func finishTimes(printers int, jobs [][]int) []int {
	finished, now := make([]int, printers), 0
	for _, job := range jobs {
		now = max(now, job[0], slices.Min(finished))
		printer := slices.IndexFunc(finished, func(time int) bool { return time <= now })
		finished[printer] = now + job[1]
	}
	return finished
}
