#include <bits/stdc++.h>

double averageSpeed(int lapMetres, std::vector<double> lapSeconds) {
    double metres = 0, seconds = 0;
    for (double lap : lapSeconds) {
        if (lap > 0) metres += lapMetres;
        seconds += lap;
    }
    return seconds > 0 ? metres / seconds * 3.6 : 0;
}
