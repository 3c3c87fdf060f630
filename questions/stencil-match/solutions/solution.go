package main

func matches(stencil string, text string) bool {
	n := len(text)
	places := make([]bool, n+1) // how many letters can have been used so far
	places[0] = true
	for i := 0; i < len(stencil); i++ {
		next, sign := make([]bool, n+1), stencil[i]
		plus := i+1 < len(stencil) && stencil[i+1] == '+'
		for p := 0; p <= n; p++ {
			if sign == '*' {
				next[p] = places[p] || (p > 0 && next[p-1])
			} else if p < n && (places[p] || (plus && next[p])) && (sign == '?' || sign == text[p]) {
				next[p+1] = true
			}
		}
		places = next
		if plus {
			i++
		}
	}
	return places[n]
}
