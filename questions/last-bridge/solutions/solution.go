package main

func joiningBridge(islands int, bridges [][]int) int {
	if islands == 1 {
		return -2
	}
	group := make([]int, islands)
	for i := range group {
		group[i] = i
	}
	root := func(island int) int {
		for group[island] != island {
			group[island] = group[group[island]]
			island = group[island]
		}
		return island
	}
	groups := islands
	for i, bridge := range bridges {
		a, b := root(bridge[0]), root(bridge[1])
		if a == b {
			continue
		}
		group[a] = b
		groups--
		if groups == 1 {
			return i
		}
	}
	return -1
}
