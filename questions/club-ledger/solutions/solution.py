import sys

accounts = {}


def run(kind, name, *rest):
    if kind == "join":
        if name in accounts:
            return "known"
        accounts[name] = 0
        return "ok"
    if name not in accounts or (kind == "move" and rest[0] not in accounts):
        return "unknown"
    if kind == "pay":
        accounts[name] += int(rest[0])
    elif kind == "move":
        if rest[0] == name:
            return "same"
        if accounts[name] < int(rest[1]):
            return "short"
        accounts[name] -= int(rest[1])
        accounts[rest[0]] += int(rest[1])
    else:
        if accounts[name] > 0:
            return "open"
        del accounts[name]
    return "ok"


for line in sys.stdin:
    if line.strip():
        print(run(*line.split()))
print("sum", sum(accounts.values()))
