import re


def evaluate(expression):
    tokens = re.findall(r"\d+|[-+*/()]", expression)
    at = 0

    def take():
        nonlocal at
        at += 1
        return tokens[at - 1]

    def peek():
        return tokens[at] if at < len(tokens) else ""

    def total():
        value = product()
        while peek() in ("+", "-"):
            value = value + product() if take() == "+" else value - product()
        return value

    def product():
        value = signed()
        while peek() in ("*", "/"):
            if take() == "*":
                value *= signed()
            else:
                divisor = signed()
                size = abs(value) // abs(divisor)
                value = size if (value < 0) == (divisor < 0) else -size
        return value

    def signed():
        token = take()
        if token == "-":
            return -signed()
        if token == "(":
            value = total()
            take()
            return value
        return int(token)

    return total()
