# Wrong: adds one at the end whenever the last ticket is reached
# Fails: one, large enough; between two; last one
def firstTicket(tickets, wanted):
    low, high = 0, max(0, len(tickets) - 1)
    while low < high:
        middle = (low + high) // 2
        if tickets[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low + 1 if tickets and low == len(tickets) - 1 else low
