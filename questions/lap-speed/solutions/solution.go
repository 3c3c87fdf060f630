package main

func averageSpeed(lapMetres int, lapSeconds []float64) float64 {
	metres, seconds := 0.0, 0.0
	for _, lap := range lapSeconds {
		if lap > 0 {
			metres += float64(lapMetres)
		}
		seconds += lap
	}
	if seconds == 0 {
		return 0
	}
	return metres / seconds * 3.6
}
