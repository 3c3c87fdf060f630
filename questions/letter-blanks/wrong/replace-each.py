# Wrong: replaces key by key, so values are looked at again
# Fails: neither value nor default; value with braces; single closing brace
import re


def fillLetter(template, values):
    text = template
    for key, value in values.items():
        text = re.sub("{" + key + "(\\|[^{}]*)?}", lambda _: value, text)
    text = re.sub("{[a-z]+\\|([^{}]*)}", lambda m: m[1], text)
    return text.replace("{{", "{").replace("}}", "}")
