def firstTicket(tickets, wanted):
    low, high = 0, len(tickets)
    while low < high:
        middle = (low + high) // 2
        if tickets[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
