import re

TOKEN = re.compile(r"\{\{|\}\}|\{([a-z]+)(?:\|([^{}]*))?\}|[^{}]")


def fillLetter(template, values):
    out, at = [], 0
    while at < len(template):
        match = TOKEN.match(template, at)
        if match is None:
            return "invalid"
        key, default = match.groups()
        out.append(match[0][0] if key is None else values.get(key, default or ""))
        at = match.end()
    return "".join(out)
