package main

func wrapWords(words []string, width int) []string {
	lines := []string{}
	for _, word := range words {
		last := len(lines) - 1
		if last >= 0 && len(lines[last])+1+len(word) <= width {
			lines[last] += " " + word
			continue
		}
		for len(word) > width {
			lines = append(lines, word[:width-1]+"-")
			word = word[width-1:]
		}
		lines = append(lines, word)
	}
	return lines
}
