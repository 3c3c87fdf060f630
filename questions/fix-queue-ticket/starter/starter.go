package main

func firstTicket(tickets []int, wanted int) int {
	low, high := 0, max(0, len(tickets)-1)
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
