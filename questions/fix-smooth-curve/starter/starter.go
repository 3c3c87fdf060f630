package main

func smooth(values []int, width int) []float64 {
	result, total := make([]float64, len(values)), 0
	for i, value := range values {
		total += value
		if i > width {
			total -= values[i-width]
		}
		result[i] = float64(total) / float64(min(i+1, width))
	}
	return result
}
