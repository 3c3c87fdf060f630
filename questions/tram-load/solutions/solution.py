import sys


def main():
    numbers = list(map(int, sys.stdin.read().split()))
    on_board = most = 0
    stop_of_most = 1
    for stop in range(1, numbers[0] + 1):
        off, on = numbers[2 * stop - 1], numbers[2 * stop]
        on_board += on - off
        if on_board > most:
            most, stop_of_most = on_board, stop
    print(most, stop_of_most)


main()
