package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

type value struct {
	number int
	loop   bool
}

var sheet = map[string][]string{}
var values = map[string]value{}

func compute(name string) value {
	terms, defined := sheet[name]
	if !defined {
		return value{}
	}
	if known, done := values[name]; done {
		return known
	}
	values[name] = value{loop: true} // until it is computed
	sum, sign := 0, 1
	for _, term := range terms {
		if term == "+" || term == "-" {
			sign = 1
			if term == "-" {
				sign = -1
			}
			continue
		}
		var one value
		if term[0] >= 'A' && term[0] <= 'Z' {
			one = compute(term)
		} else {
			one.number, _ = strconv.Atoi(term)
		}
		if one.loop {
			return one
		}
		sum += sign * one.number
	}
	values[name] = value{number: sum}
	return values[name]
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if words := strings.Fields(in.Text()); len(words) > 2 {
			sheet[words[0]] = words[2:]
		}
	}
	names := []string{}
	for name := range sheet {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := names[i], names[j]
		if a[0] != b[0] {
			return a[0] < b[0]
		}
		x, _ := strconv.Atoi(a[1:])
		y, _ := strconv.Atoi(b[1:])
		return x < y
	})
	for _, name := range names {
		if one := compute(name); one.loop {
			fmt.Println(name, "loop")
		} else {
			fmt.Println(name, one.number)
		}
	}
}
