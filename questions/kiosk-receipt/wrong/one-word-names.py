# Wrong: takes the second word for the whole name
# Fails: many words; large; many
import sys

total = 0
for line in sys.stdin:
    words = line.split()
    if not words:
        continue
    cents = int(words[0]) * int(words[-1].replace(".", ""))
    total += cents
    print(f"{words[1]}: {cents / 100:.2f}")
print(f"total: {total / 100:.2f}")
