# Wrong: writes a 1 before single beads
# Fails: one bead; last run is long; last run is single
from itertools import groupby


def beadCode(beads):
    return "".join(f"{len(list(run))}{letter}" for letter, run in groupby(beads))
