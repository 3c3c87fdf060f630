package main

func dayOfYear(year int, month int, day int) int {
	days := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	leap := year%4 == 0 && year%100 != 0 && year%400 == 0
	for _, length := range days[:month-1] {
		day += length
	}
	if leap && month >= 2 {
		day++
	}
	return day
}
