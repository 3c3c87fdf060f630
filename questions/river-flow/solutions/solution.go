package main

func busiestConfluence(downstream []int, rain []int) int {
	inflows, ready := make([]int, len(rain)), []int{}
	for _, target := range downstream {
		if target >= 0 {
			inflows[target]++
		}
	}
	for station, count := range inflows {
		if count == 0 {
			ready = append(ready, station)
		}
	}
	for i := 0; i < len(ready); i++ {
		target := downstream[ready[i]]
		if target < 0 {
			continue
		}
		rain[target] += rain[ready[i]]
		inflows[target]--
		if inflows[target] == 0 {
			ready = append(ready, target)
		}
	}
	largest := 0
	for station, water := range rain {
		if water > rain[largest] {
			largest = station
		}
	}
	return largest
}
