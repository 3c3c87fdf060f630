# Wrong: looks for the second highest different amount
# Fails: two bid the highest; zero is a bid
def secondPrice(bids, reserve):
    counting = sorted({bid for bid in bids if bid is not None and bid >= reserve})
    if not counting:
        return None
    return counting[-2] if len(counting) > 1 else reserve
