# Wrong: switches on the widest mast that is still useful
# Fails: widest is not best; even row; random
def fewestMasts(masts, length):
    missing, count = set(range(length)), 0
    for place, reach in sorted(masts, key=lambda mast: -mast[1]):
        new = missing & set(range(max(0, place - reach), min(length, place + reach)))
        if new:
            missing -= new
            count += 1
    return -1 if missing else count
