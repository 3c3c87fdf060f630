// What the editor opens with where a program reads standard input. Knows no question.
import type { Language } from '../../shared/languages.ts';

export const stdinStarter: Record<Language, string> = {
  python: `import sys

lines = sys.stdin.read().splitlines()
# Write your solution here
`,
  javascript: `const lines = require('fs').readFileSync(0, 'utf8').split('\\n');
// Write your solution here
`,
  typescript: `import { readFileSync } from 'node:fs';

const lines: string[] = readFileSync(0, 'utf8').split('\\n');
// Write your solution here
`,
  java: `import java.util.*;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        // Write your solution here
    }
}
`,
  cpp: `#include <iostream>
#include <string>

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        // Write your solution here
    }
}
`,
  go: `package main

import (
	"bufio"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		// Write your solution here
	}
}
`,
};
