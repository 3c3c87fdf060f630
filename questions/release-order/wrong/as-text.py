# Wrong: sorts the names as text
# Fails: words in order; equal with zeros; equal with words
def sortReleases(releases):
    return sorted(releases)
