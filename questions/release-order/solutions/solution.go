package main

import (
	"sort"
	"strconv"
	"strings"
)

func sortReleases(releases []string) []string {
	sort.SliceStable(releases, func(i, j int) bool { return older(releases[i], releases[j]) })
	return releases
}

func older(a, b string) bool {
	versionA, wordA, namedA := strings.Cut(a, "-")
	versionB, wordB, namedB := strings.Cut(b, "-")
	x, y := numbers(versionA), numbers(versionB)
	for i := range x {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	if namedA != namedB {
		return namedA
	}
	return wordA < wordB
}

func numbers(version string) [5]int {
	var found [5]int
	for i, part := range strings.Split(version, ".") {
		found[i], _ = strconv.Atoi(part)
	}
	return found
}
