#include <bits/stdc++.h>

std::vector<int> nextHigher(std::vector<int> roofs) {
    std::vector<int> answer(roofs.size(), 0), waiting;
    for (int i = 0; i < static_cast<int>(roofs.size()); i++) {
        while (!waiting.empty() && roofs[waiting.back()] < roofs[i]) {
            answer[waiting.back()] = i - waiting.back();
            waiting.pop_back();
        }
        waiting.push_back(i);
    }
    return answer;
}
