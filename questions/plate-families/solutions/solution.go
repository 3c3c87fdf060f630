package main

import "strings"

func largestFamily(plates []string) int {
	looks := strings.NewReplacer("O", "0", "I", "1", "B", "8", "S", "5", "-", "")
	families, largest := map[string]int{}, 0
	for _, plate := range plates {
		seen := looks.Replace(strings.ToUpper(plate))
		families[seen]++
		largest = max(largest, families[seen])
	}
	return largest
}
