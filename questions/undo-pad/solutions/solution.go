package main

import (
	"strconv"
	"strings"
)

func finalText(actions []string) string {
	states, now := []string{""}, 0
	for _, action := range actions {
		kind, what, _ := strings.Cut(action, " ")
		switch kind {
		case "undo":
			now = max(0, now-1)
		case "redo":
			now = min(len(states)-1, now+1)
		default:
			text := states[now]
			if kind == "type" {
				text += what
			} else {
				count, _ := strconv.Atoi(what)
				text = text[:max(0, len(text)-count)]
			}
			states = append(states[:now+1], text)
			now++
		}
	}
	return states[now]
}
