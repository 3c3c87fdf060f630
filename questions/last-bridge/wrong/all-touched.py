# Wrong: waits until every island has some bridge
# Fails: all touched but not joined
def joiningBridge(islands, bridges):
    if islands == 1:
        return -2
    touched = set()
    for index, (a, b) in enumerate(bridges):
        if a != b:
            touched.update((a, b))
        if len(touched) == islands:
            return index
    return -1
