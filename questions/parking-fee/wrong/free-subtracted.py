# Wrong: subtracts the free minutes from a longer stay
# Fails: one minute into day two
def parkingFee(minutes, freeMinutes, perHour, dayMaximum):
    paid = max(0, minutes - freeMinutes)
    days, rest = divmod(paid, 1440)
    return days * min(24 * perHour, dayMaximum) + min(-(-rest // 60) * perHour, dayMaximum)
