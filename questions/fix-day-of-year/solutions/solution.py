def dayOfYear(year, month, day):
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return sum(days[: month - 1]) + day + (1 if leap and month > 2 else 0)
