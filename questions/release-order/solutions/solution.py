def sortReleases(releases):
    def age(release):
        version, _, word = release.partition("-")
        numbers = [int(part) for part in version.split(".")]
        return numbers + [0] * (5 - len(numbers)), word == "", word

    return sorted(releases, key=age)
