# Wrong: takes an account with 0 coins for none
# Fails: come back with nothing; one too many; short and oneself
import sys

accounts = {}
for line in sys.stdin:
    kind, name, *rest = line.split()
    answer = "ok"
    if kind == "join":
        if accounts.get(name):
            answer = "known"
        else:
            accounts[name] = 0
    elif kind == "pay":
        if name in accounts:
            accounts[name] += int(rest[0])
        else:
            answer = "unknown"
    elif kind == "move":
        to, coins = rest[0], int(rest[1])
        if not accounts.get(name) or to not in accounts:
            answer = "unknown"
        elif to == name:
            answer = "same"
        elif accounts[name] < coins:
            answer = "short"
        else:
            accounts[name] -= coins
            accounts[to] += coins
    elif name not in accounts:
        answer = "unknown"
    elif accounts[name]:
        answer = "open"
    else:
        del accounts[name]
    print(answer)
print("sum", sum(accounts.values()))
