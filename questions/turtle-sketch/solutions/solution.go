package main

import (
	"bufio"
	"fmt"
	"os"
)

type place struct{ row, col int }

func main() {
	in := bufio.NewReader(os.Stdin)
	at, step, pen := place{}, place{-1, 0}, true
	drawn := map[place]bool{at: true}
	for {
		var word string
		if _, err := fmt.Fscan(in, &word); err != nil {
			break
		}
		switch word {
		case "left":
			step = place{-step.col, step.row}
		case "right":
			step = place{step.col, -step.row}
		case "forward":
			var count int
			fmt.Fscan(in, &count)
			for range count {
				at = place{at.row + step.row, at.col + step.col}
				if pen {
					drawn[at] = true
				}
			}
		default:
			pen = word == "down"
			if pen {
				drawn[at] = true
			}
		}
	}
	first, last := at, at
	for p := range drawn {
		first, last = p, p
		break
	}
	for p := range drawn {
		first = place{min(first.row, p.row), min(first.col, p.col)}
		last = place{max(last.row, p.row), max(last.col, p.col)}
	}
	for row := first.row; row <= last.row; row++ {
		line := ""
		for col := first.col; col <= last.col; col++ {
			if drawn[place{row, col}] {
				line += "#"
			} else {
				line += "."
			}
		}
		fmt.Println(line)
	}
}
