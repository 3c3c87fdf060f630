package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

var accounts = map[string]int{}

func run(words []string) string {
	kind, name := words[0], words[1]
	have, known := accounts[name]
	if kind == "join" {
		if known {
			return "known"
		}
		accounts[name] = 0
		return "ok"
	}
	if !known {
		return "unknown"
	}
	coins, _ := strconv.Atoi(words[len(words)-1])
	switch kind {
	case "pay":
		accounts[name] += coins
	case "move":
		if _, here := accounts[words[2]]; !here {
			return "unknown"
		}
		if words[2] == name {
			return "same"
		}
		if have < coins {
			return "short"
		}
		accounts[name] -= coins
		accounts[words[2]] += coins
	default:
		if have > 0 {
			return "open"
		}
		delete(accounts, name)
	}
	return "ok"
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if words := strings.Fields(in.Text()); len(words) > 1 {
			fmt.Println(run(words))
		}
	}
	sum := 0
	for _, coins := range accounts {
		sum += coins
	}
	fmt.Println("sum", sum)
}
