package main

func longestShared(mine []string, yours []string) int {
	row := make([]int, len(yours)+1)
	for _, song := range mine {
		before := 0
		for j, other := range yours {
			above := row[j+1]
			if song == other {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			before = above
		}
	}
	return row[len(yours)]
}
