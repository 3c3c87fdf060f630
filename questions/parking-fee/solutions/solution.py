def parkingFee(minutes, freeMinutes, perHour, dayMaximum):
    if minutes <= freeMinutes:
        return 0
    days, rest = divmod(minutes, 1440)
    whole = days * min(24 * perHour, dayMaximum)
    return whole + min(-(-rest // 60) * perHour, dayMaximum)
