#include <bits/stdc++.h>

std::string fillLetter(std::string text, std::map<std::string, std::string> values) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        char sign = text[at];
        if (sign != '{' && sign != '}') {
            out += sign;
            at++;
        } else if (at + 1 < text.size() && text[at + 1] == sign) {
            out += sign;
            at += 2;
        } else if (sign == '}') {
            return "invalid";
        } else {
            std::size_t end = text.find('}', at);
            if (end == std::string::npos) return "invalid";
            std::string inside = text.substr(at + 1, end - at - 1);
            if (inside.find('{') != std::string::npos) return "invalid";
            std::size_t bar = inside.find('|');
            std::string key = inside.substr(0, bar);
            auto small = [](char letter) { return letter >= 'a' && letter <= 'z'; };
            if (key.empty() || !std::all_of(key.begin(), key.end(), small)) return "invalid";
            auto value = values.find(key);
            if (value != values.end()) out += value->second;
            else if (bar != std::string::npos) out += inside.substr(bar + 1);
            at = end + 1;
        }
    }
    return out;
}
