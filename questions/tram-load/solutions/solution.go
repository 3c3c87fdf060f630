package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var stops, onBoard, most int
	fmt.Fscan(in, &stops)
	stopOfMost := 1
	for stop := 1; stop <= stops; stop++ {
		var off, on int
		fmt.Fscan(in, &off, &on)
		onBoard += on - off
		if onBoard > most {
			most, stopOfMost = onBoard, stop
		}
	}
	fmt.Println(most, stopOfMost)
}
