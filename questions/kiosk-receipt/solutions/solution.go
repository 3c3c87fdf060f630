package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func money(cents int) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

func main() {
	total := 0
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		words := strings.Fields(in.Text())
		if len(words) == 0 {
			continue
		}
		last := len(words) - 1
		amount, _ := strconv.Atoi(words[0])
		price, _ := strconv.Atoi(strings.Replace(words[last], ".", "", 1))
		total += amount * price
		fmt.Printf("%s: %s\n", strings.Join(words[1:last], " "), money(amount*price))
	}
	fmt.Printf("total: %s\n", money(total))
}
