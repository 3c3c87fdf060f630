#include <bits/stdc++.h>

struct Parser {
    std::string text;
    std::size_t at = 0;

    char peek() {
        while (at < text.size() && text[at] == ' ') at++;
        return at < text.size() ? text[at] : '\0';
    }
    long long sum() {
        long long value = product();
        while (peek() == '+' || peek() == '-') {
            if (text[at++] == '+') value += product();
            else value -= product();
        }
        return value;
    }
    long long product() {
        long long value = signedValue();
        while (peek() == '*' || peek() == '/') {
            if (text[at++] == '*') value *= signedValue();
            else value /= signedValue();
        }
        return value;
    }
    long long signedValue() {
        char sign = peek();
        if (sign == '-') {
            at++;
            return -signedValue();
        }
        if (sign == '(') {
            at++;
            long long value = sum();
            peek();
            at++; // the closing parenthesis
            return value;
        }
        long long value = 0;
        while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]))) value = value * 10 + (text[at++] - '0');
        return value;
    }
};

long long evaluate(std::string expression) { return Parser{expression}.sum(); }
