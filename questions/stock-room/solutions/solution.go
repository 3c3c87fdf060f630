package main

import (
	"strconv"
	"strings"
)

func stockAfter(stock map[string]int, orders []string) map[string]int {
	for _, order := range orders {
		words := strings.Fields(order)
		amount, _ := strconv.Atoi(words[1])
		if words[0] == "in" {
			stock[words[2]] += amount
		} else if stock[words[2]] >= amount {
			stock[words[2]] -= amount
		}
	}
	for article, count := range stock {
		if count == 0 {
			delete(stock, article)
		}
	}
	return stock
}
