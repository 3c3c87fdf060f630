# Wrong: counts each letter in the whole string instead of in its run
# Fails: same colour in two runs; alternating; random
def beadCode(beads):
    out = ""
    for letter in dict.fromkeys(beads):
        count = beads.count(letter)
        out += letter if count == 1 else f"{count}{letter}"
    return out
