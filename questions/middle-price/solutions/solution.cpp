#include <bits/stdc++.h>

std::vector<double> medians(std::vector<int> prices) {
    std::priority_queue<int> low;
    std::priority_queue<int, std::vector<int>, std::greater<int>> high;
    std::vector<double> answer;
    for (int price : prices) {
        low.push(price);
        high.push(low.top());
        low.pop();
        if (high.size() > low.size()) {
            low.push(high.top());
            high.pop();
        }
        answer.push_back(low.size() > high.size() ? low.top() : (low.top() + high.top()) / 2.0);
    }
    return answer;
}
