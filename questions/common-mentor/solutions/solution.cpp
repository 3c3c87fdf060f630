#include <bits/stdc++.h>

int nearestMentor(std::vector<int> mentors, int a, int b) {
    std::vector<bool> teaches(mentors.size(), false);
    for (; a >= 0; a = mentors[a]) teaches[a] = true;
    while (!teaches[b]) b = mentors[b];
    return b;
}
