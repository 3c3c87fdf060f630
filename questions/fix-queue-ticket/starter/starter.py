def firstTicket(tickets: list[int], wanted: int) -> int:
    low, high = 0, max(0, len(tickets) - 1)
    while low < high:
        middle = (low + high) // 2
        if tickets[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
