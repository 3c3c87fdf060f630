package main

func firstTicket(tickets []int, wanted int) int {
	low, high := 0, len(tickets)
	for low < high {
		middle := (low + high) / 2
		if tickets[middle] < wanted {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}
