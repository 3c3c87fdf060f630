# Wrong: stops at an equal roof
# Fails: all equal; far away; equal in between
def nextHigher(roofs):
    answer, waiting = [0] * len(roofs), []
    for i, roof in enumerate(roofs):
        while waiting and roofs[waiting[-1]] <= roof:
            j = waiting.pop()
            answer[j] = i - j
        waiting.append(i)
    return answer
