package main

import "slices"

func openBids(bids []int, withdrawn []int) []int {
	return slices.DeleteFunc(bids, func(bid int) bool { return slices.Contains(withdrawn, bid) })
}
