package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"sort"
)

type source struct {
	name                   string
	errors, entries, lines int
}

func main() {
	head := regexp.MustCompile(`^\d\d:\d\d:\d\d ([A-Z]+) ([a-z]+):`)
	sources := map[string]*source{}
	var current *source
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if match := head.FindStringSubmatch(in.Text()); match != nil {
			current = sources[match[2]]
			if current == nil {
				current = &source{name: match[2]}
				sources[match[2]] = current
			}
			current.entries++
			if match[1] == "ERROR" {
				current.errors++
			}
		}
		if current != nil {
			current.lines++
		}
	}
	noisy := []*source{}
	for _, s := range sources {
		if s.errors > 0 {
			noisy = append(noisy, s)
		}
	}
	sort.Slice(noisy, func(i, j int) bool {
		if noisy[i].errors != noisy[j].errors {
			return noisy[i].errors > noisy[j].errors
		}
		return noisy[i].name < noisy[j].name
	})
	for _, s := range noisy {
		fmt.Println(s.name, s.errors, s.entries, s.lines)
	}
	if len(noisy) == 0 {
		fmt.Println("quiet")
	}
}
