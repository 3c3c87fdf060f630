# Wrong: forgets the space when it checks whether a word fits
# Fails: no room for the space; random
def wrapWords(words, width):
    lines, line = [], ""
    for word in words:
        if line and len(line) + len(word) <= width:
            line += " " + word
            continue
        if line:
            lines.append(line)
        while len(word) > width:
            lines.append(word[: width - 1] + "-")
            word = word[width - 1 :]
        line = word
    return lines + [line] if line else lines
