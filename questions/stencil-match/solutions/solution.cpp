#include <bits/stdc++.h>

bool matches(std::string stencil, std::string text) {
    std::size_t n = text.size();
    std::vector<bool> places(n + 1, false); // how many letters can have been used so far
    places[0] = true;
    for (std::size_t i = 0; i < stencil.size(); i++) {
        std::vector<bool> next(n + 1, false);
        char sign = stencil[i];
        bool plus = i + 1 < stencil.size() && stencil[i + 1] == '+';
        if (sign == '*') {
            bool any = false;
            for (std::size_t p = 0; p <= n; p++) next[p] = any = any || places[p];
        } else {
            for (std::size_t p = 0; p < n; p++)
                if ((places[p] || (plus && next[p])) && (sign == '?' || sign == text[p])) next[p + 1] = true;
        }
        places = next;
        if (plus) i++;
    }
    return places[n];
}
