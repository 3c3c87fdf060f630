#include <bits/stdc++.h>

int dayOfYear(int year, int month, int day) {
    const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return std::accumulate(days, days + month - 1, day) + (leap && month > 2 ? 1 : 0);
}
