# Wrong: uses sets, so a second bag of one owner is never missed
# Fails: nothing arrived; three of one owner, one back; surplus of one does not pay for another
def missingBags(checkedIn, arrived):
    return sorted(set(checkedIn) - set(arrived))
