def averageSpeed(lapMetres, lapSeconds):
    timed = [seconds for seconds in lapSeconds if seconds > 0]
    return 3.6 * lapMetres * len(timed) / sum(timed) if timed else 0.0
