# Wrong: removes only the first bid of each amount
# Fails: two in a row; three in a row; six in a row
def openBids(bids, withdrawn):
    for amount in withdrawn:
        if amount in bids:
            bids.remove(amount)
    return bids
