import sys

total = 0
for line in sys.stdin:
    words = line.split()
    if not words:
        continue
    cents = int(words[0]) * int(words[-1].replace(".", ""))
    total += cents
    print(f"{' '.join(words[1:-1])}: {cents // 100}.{cents % 100:02d}")
print(f"total: {total // 100}.{total % 100:02d}")
