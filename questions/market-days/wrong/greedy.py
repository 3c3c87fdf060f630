# Wrong: always takes the best day that is left
# Fails: greedy takes the best day and loses; random, rest 1; random, rest 4
def bestProfit(profits, rest):
    taken = []
    for day in sorted(range(len(profits)), key=lambda d: -profits[d]):
        if profits[day] > 0 and all(abs(day - other) > rest for other in taken):
            taken.append(day)
    return sum(profits[day] for day in taken)
