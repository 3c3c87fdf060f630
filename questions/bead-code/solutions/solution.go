package main

import (
	"strconv"
	"strings"
)

func beadCode(beads string) string {
	var code strings.Builder
	for start, end := 0, 0; start < len(beads); start = end {
		for end < len(beads) && beads[end] == beads[start] {
			end++
		}
		if end-start > 1 {
			code.WriteString(strconv.Itoa(end - start))
		}
		code.WriteByte(beads[start])
	}
	return code.String()
}
