# Wrong: divides with //, which rounds down below zero
# Fails: negative division both ways
import re


def evaluate(expression):
    return eval(re.sub(r"\b0+(?=\d)", "", expression.replace("/", "//")).strip())
