# Wrong: counts pairs of letters that differ across the middle
# Fails: inner palindrome; all different; greedy from the ends loses
def fewestLetters(word):
    return sum(word[i] != word[-1 - i] for i in range(len(word) // 2))
