# Wrong: keeps what can be redone after new typing
# Fails: erasing forgets redo; random
def finalText(actions):
    text, past, future = "", [], []
    for action in actions:
        kind, _, what = action.partition(" ")
        if kind == "undo":
            if past:
                future.append(text)
                text = past.pop()
        elif kind == "redo":
            if future:
                past.append(text)
                text = future.pop()
        else:
            past.append(text)
            text = text + what if kind == "type" else text[: max(0, len(text) - int(what))]
    return text
