# Wrong: counts people at the platform before the others have left
# Fails: full change; off before on; long line
import sys

numbers = list(map(int, sys.stdin.read().split()))
on_board = most = 0
stop_of_most = 1
for stop in range(1, numbers[0] + 1):
    off, on = numbers[2 * stop - 1], numbers[2 * stop]
    on_board += on
    if on_board > most:
        most, stop_of_most = on_board, stop
    on_board -= off
print(most, stop_of_most)
