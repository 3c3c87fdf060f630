def openBids(bids: list[int], withdrawn: list[int]) -> list[int]:
    for amount in withdrawn:
        for i, bid in enumerate(bids):
            if bid == amount:
                del bids[i]
    return bids
