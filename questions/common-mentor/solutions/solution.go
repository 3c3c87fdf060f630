package main

func nearestMentor(mentors []int, a int, b int) int {
	teaches := make([]bool, len(mentors))
	for ; a >= 0; a = mentors[a] {
		teaches[a] = true
	}
	for !teaches[b] {
		b = mentors[b]
	}
	return b
}
