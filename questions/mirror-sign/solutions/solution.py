def fewestLetters(word):
    n = len(word)
    row = [0] * (n + 1)  # row[j]: the common part of word[i:] and of the reverse of word[:j]
    for i in range(n):
        before = 0
        for j in range(n):
            above = row[j + 1]
            row[j + 1] = before + 1 if word[i] == word[n - 1 - j] else max(row[j], above)
            before = above
    return n - row[n]
