package main

func turnCarousel(horses []string, steps int) []string {
	n := len(horses)
	turned := make([]string, n)
	for i, horse := range horses {
		turned[((i+steps)%n+n)%n] = horse
	}
	return turned
}
