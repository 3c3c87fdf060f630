package main

func fewestLetters(word string) int {
	n := len(word)
	row := make([]int, n+1)
	for i := range n {
		before := 0
		for j := range n {
			above := row[j+1]
			if word[i] == word[n-1-j] {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j], above)
			}
			before = above
		}
	}
	return n - row[n]
}
