def openBids(bids, withdrawn):
    gone = set(withdrawn)
    return [bid for bid in bids if bid not in gone]
