package main

import "sort"

func missingBags(checkedIn []string, arrived []string) []string {
	here := map[string]int{}
	for _, label := range arrived {
		here[label]++
	}
	missing := []string{}
	for _, label := range checkedIn {
		if here[label] > 0 {
			here[label]--
		} else {
			missing = append(missing, label)
		}
	}
	sort.Strings(missing)
	return missing
}
