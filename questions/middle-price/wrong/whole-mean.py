# Wrong: cuts the mean to a whole number
# Fails: rising; falling; fees
from bisect import insort


def medians(prices):
    ordered, answer = [], []
    for price in prices:
        insort(ordered, price)
        half = len(ordered) // 2
        answer.append(ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2)
    return answer
