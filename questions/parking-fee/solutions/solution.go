package main

func parkingFee(minutes int, freeMinutes int, perHour int, dayMaximum int) int {
	if minutes <= freeMinutes {
		return 0
	}
	days, rest := minutes/1440, minutes%1440
	return days*min(24*perHour, dayMaximum) + min((rest+59)/60*perHour, dayMaximum)
}
