# Wrong: counts each line with the word ERROR
# Fails: level inside the text; not quite a time; capital source
import re
import sys
from collections import Counter

errors, entries, lines = Counter(), Counter(), Counter()
source = None
for line in sys.stdin:
    head = re.match(r"\d\d:\d\d:\d\d [A-Z]+ ([a-z]+):", line)
    if head:
        source = head[1]
        entries[source] += 1
    if source:
        errors[source] += "ERROR" in line
        lines[source] += 1
noisy = sorted((s for s in entries if errors[s]), key=lambda s: (-errors[s], s))
for s in noisy:
    print(s, errors[s], entries[s], lines[s])
if not noisy:
    print("quiet")
