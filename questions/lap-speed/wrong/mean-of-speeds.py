# Wrong: takes the mean of the laps' speeds
# Fails: very uneven laps; fast and slow; long ride
def averageSpeed(lapMetres, lapSeconds):
    speeds = [3.6 * lapMetres / seconds for seconds in lapSeconds if seconds > 0]
    return sum(speeds) / len(speeds) if speeds else 0.0
