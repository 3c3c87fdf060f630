#include <bits/stdc++.h>

int firstBadStep(std::vector<std::string> steps) {
    std::vector<std::string> open;
    for (std::size_t i = 0; i < steps.size(); i++) {
        std::string label = steps[i].substr(1);
        if (steps[i][0] == '+') {
            open.push_back(label);
        } else {
            if (open.empty() || open.back() != label) return static_cast<int>(i);
            open.pop_back();
        }
    }
    return open.empty() ? -1 : static_cast<int>(steps.size());
}
