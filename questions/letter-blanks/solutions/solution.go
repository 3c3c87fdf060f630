package main

import "strings"

func fillLetter(template string, values map[string]string) string {
	var out strings.Builder
	for at := 0; at < len(template); {
		sign := template[at]
		if sign != '{' && sign != '}' {
			out.WriteByte(sign)
			at++
			continue
		}
		if at+1 < len(template) && template[at+1] == sign {
			out.WriteByte(sign)
			at += 2
			continue
		}
		end := strings.IndexByte(template[at:], '}')
		if sign == '}' || end < 0 {
			return "invalid"
		}
		inside := template[at+1 : at+end]
		key, other, _ := strings.Cut(inside, "|")
		if key == "" || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz") != "" || strings.Contains(inside, "{") {
			return "invalid"
		}
		if value, known := values[key]; known {
			out.WriteString(value)
		} else {
			out.WriteString(other)
		}
		at += end + 1
	}
	return out.String()
}
