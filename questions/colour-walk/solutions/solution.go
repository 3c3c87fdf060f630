package main

func shortestWalk(stalls []string, wanted []string) int {
	need := map[string]int{}
	for _, colour := range wanted {
		need[colour]++
	}
	missing, left, best := len(wanted), 0, len(stalls)+1
	if missing == 0 {
		return 0
	}
	for right, colour := range stalls {
		if need[colour] > 0 {
			missing--
		}
		need[colour]--
		for missing == 0 {
			best = min(best, right-left+1)
			need[stalls[left]]++
			if need[stalls[left]] > 0 {
				missing++
			}
			left++
		}
	}
	if best > len(stalls) {
		return -1
	}
	return best
}
