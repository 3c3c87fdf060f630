// Runs go's own vet over the files of its arguments, against the packages of the image, and prints one line a finding:
// `path:line: rule: message`. The go command, which does this elsewhere, would compile the packages again.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

type finding struct{ Posn, Message string }

func main() {
	imports, err := os.ReadFile("/opt/candor/go/importcfg")
	must(err)
	same, files := map[string]string{}, map[string]string{}
	for _, line := range strings.Split(string(imports), "\n") {
		name, file, found := strings.Cut(strings.TrimPrefix(line, "packagefile "), "=")
		if found {
			same[name], files[name] = name, file
		}
	}
	config, err := json.Marshal(map[string]any{
		"ID": "main", "Compiler": "gc", "Dir": "/work", "ImportPath": "main", "GoFiles": os.Args[1:],
		"ImportMap": same, "PackageFile": files, "VetxOutput": "/tmp/facts", "GoVersion": runtime.Version(),
		"SucceedOnTypecheckFailure": true, // what does not compile is the compiler's to tell
	})
	must(err)
	must(os.WriteFile("/tmp/vet.cfg", config, 0o600))
	vet := exec.Command("/opt/candor/go/vet", "-json", "/tmp/vet.cfg")
	vet.Stderr = os.Stderr
	printed, err := vet.Output()
	must(err)
	if len(printed) == 0 {
		return
	}
	var told map[string]map[string][]finding
	must(json.Unmarshal(printed, &told))
	for rule, found := range told["main"] {
		for _, one := range found {
			place := one.Posn[:strings.LastIndex(one.Posn, ":")]
			fmt.Printf("%s: %s: %s\n", strings.TrimPrefix(place, "/work/"), rule, strings.ReplaceAll(one.Message, "\n", " "))
		}
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
