package main

func openBids(bids []int, withdrawn []int) []int {
	for _, amount := range withdrawn {
		for i := 0; i < len(bids); i++ {
			if bids[i] == amount {
				bids = append(bids[:i], bids[i+1:]...)
			}
		}
	}
	return bids
}
