// Reads arguments from file descriptor 3 (one JSON array a line), answers on 4. The generated candorCall turns
// arguments into a call. Knows no question and no expected value.
package main

import (
	candorBufio "bufio"
	candorJSON "encoding/json"
	candorFmt "fmt"
	candorOS "os"
	candorReflect "reflect"
)

type candorAnswer struct {
	OK    bool   `json:"ok"`
	Value any    `json:"value"`
	Error string `json:"error,omitempty"`
}

func main() {
	in := candorBufio.NewReaderSize(candorOS.NewFile(3, "inputs"), 1<<16)
	out := candorOS.NewFile(4, "answers")
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		text, err := candorJSON.Marshal(candorTry(line))
		if err != nil {
			text, _ = candorJSON.Marshal(candorAnswer{Error: err.Error()})
		}
		if _, err := out.Write(append(text, '\n')); err != nil {
			return
		}
	}
}

func candorTry(line []byte) (answer candorAnswer) {
	defer func() {
		if problem := recover(); problem != nil {
			answer = candorAnswer{Error: "panic: " + candorFmt.Sprint(problem)}
		}
	}()
	var args []candorJSON.RawMessage
	if err := candorJSON.Unmarshal(line, &args); err != nil {
		return candorAnswer{Error: err.Error()}
	}
	return candorAnswer{OK: true, Value: candorPlain(candorReflect.ValueOf(candorCall(args)))}
}

// candorRead fills one argument; a mismatch is a panic, which candorTry tells.
func candorRead[T any](text candorJSON.RawMessage) T {
	var value T
	if err := candorJSON.Unmarshal(text, &value); err != nil {
		panic(err)
	}
	return value
}

// candorPlain gives nil slices and maps as empty ones: Go treats them alike, and so does the comparison.
func candorPlain(value candorReflect.Value) any {
	switch value.Kind() {
	case candorReflect.Slice:
		list := make([]any, value.Len())
		for i := range list {
			list[i] = candorPlain(value.Index(i))
		}
		return list
	case candorReflect.Map:
		object := make(map[string]any, value.Len())
		for _, key := range value.MapKeys() {
			object[key.String()] = candorPlain(value.MapIndex(key))
		}
		return object
	case candorReflect.Pointer:
		if value.IsNil() {
			return nil
		}
		return candorPlain(value.Elem())
	case candorReflect.Invalid:
		return nil
	}
	return value.Interface()
}
