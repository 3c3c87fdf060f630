#include <bits/stdc++.h>

std::string finalText(std::vector<std::string> actions) {
    std::vector<std::string> states{""};
    std::size_t now = 0;
    for (const auto &action : actions) {
        if (action == "undo") {
            if (now > 0) now--;
        } else if (action == "redo") {
            if (now + 1 < states.size()) now++;
        } else {
            std::string text = states[now], what = action.substr(action.find(' ') + 1);
            if (action[0] == 't') text += what;
            else text.resize(text.size() - std::min(text.size(), static_cast<std::size_t>(std::stoi(what))));
            states.resize(now + 1);
            states.push_back(text);
            now++;
        }
    }
    return states[now];
}
