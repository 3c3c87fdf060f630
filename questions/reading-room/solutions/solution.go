package main

import "container/list"

func trips(capacity int, requests []string) int {
	shelf, places, count := list.New(), map[string]*list.Element{}, 0
	for _, title := range requests {
		if place, here := places[title]; here {
			shelf.MoveToFront(place)
			continue
		}
		count++
		places[title] = shelf.PushFront(title)
		if shelf.Len() > capacity {
			oldest := shelf.Remove(shelf.Back()).(string)
			delete(places, oldest)
		}
	}
	return count
}
