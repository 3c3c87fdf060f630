import re
import sys
from collections import Counter

HEAD = re.compile(r"\d\d:\d\d:\d\d ([A-Z]+) ([a-z]+):")
errors, entries, lines = Counter(), Counter(), Counter()
source = None
for line in sys.stdin:
    head = HEAD.match(line)
    if head:
        source = head[2]
        entries[source] += 1
        errors[source] += head[1] == "ERROR"
    if source:
        lines[source] += 1
noisy = sorted((s for s in entries if errors[s]), key=lambda s: (-errors[s], s))
for s in noisy:
    print(s, errors[s], entries[s], lines[s])
if not noisy:
    print("quiet")
