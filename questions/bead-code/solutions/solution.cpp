#include <bits/stdc++.h>

std::string beadCode(std::string beads) {
    std::string code;
    for (std::size_t start = 0, end = 0; start < beads.size(); start = end) {
        while (end < beads.size() && beads[end] == beads[start]) end++;
        if (end - start > 1) code += std::to_string(end - start);
        code += beads[start];
    }
    return code;
}
