from collections import Counter

LOOKS = str.maketrans("OIBS", "0185", "-")


def largestFamily(plates):
    families = Counter(plate.upper().translate(LOOKS) for plate in plates)
    return max(families.values(), default=0)
