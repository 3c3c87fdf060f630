from heapq import heappush, heappushpop


def medians(prices):
    low, high, answer = [], [], []  # low is kept with negative signs
    for price in prices:
        if len(low) == len(high):
            heappush(low, -heappushpop(high, price))
        else:
            heappush(high, -heappushpop(low, -price))
        answer.append(float(-low[0]) if len(low) > len(high) else (high[0] - low[0]) / 2)
    return answer
