package main

func dayOfYear(year int, month int, day int) int {
	days := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		days[1] = 29
	}
	for _, length := range days[:month-1] {
		day += length
	}
	return day
}
