# Calls one function for each line of descriptor 3 and answers on descriptor 4. Knows no expected values.
import importlib.util
import json
import os
import sys
import traceback


def loader(path):
    """Gives the candidate's file as a new module each time, so that no test sees what another left in it."""
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    spec = importlib.util.spec_from_file_location(os.path.splitext(os.path.basename(path))[0], path)
    code = None

    def load():
        nonlocal code
        code = code or spec.loader.get_code(spec.name)
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        exec(code, module.__dict__)
        return module

    return load


def find(module, name):
    """A function of that name, or a method of that name in a class `Solution`."""
    if callable(getattr(module, name, None)):
        return getattr(module, name)
    solution = getattr(module, 'Solution', None)
    if callable(getattr(solution, name, None)):
        return lambda *args: getattr(solution(), name)(*args)
    raise NameError(f"no function '{name}' found")


def plain(value):
    """What JSON cannot hold as it is: tuples, other sequences and numbers of other types."""
    if isinstance(value, (set, frozenset)) or hasattr(value, '__next__'):
        return list(value)
    if hasattr(value, 'tolist'):
        return value.tolist()
    if hasattr(value, '__iter__') and not isinstance(value, (bytes, bytearray)):
        return dict(value) if hasattr(value, 'keys') else list(value)
    raise TypeError(f'the function returned a {type(value).__name__}, which is not a value of the signature')


def explain(error):
    """The traceback without this file's frames."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename != __file__ and not f.filename.startswith('<frozen')]
    lines = traceback.format_list(frames[-12:]) + traceback.format_exception_only(error)
    if isinstance(error, RecursionError):
        lines = lines[-2:]
    return ''.join(lines).strip()[:4000]


def answer(out, text):
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            pass  # the candidate closed it
    data = text.encode() + b'\n'
    while data:
        data = data[os.write(out, data):]


def main():
    path, name = sys.argv[1], sys.argv[2]
    sys.argv = [path]
    sys.path.pop(0)  # this file's folder
    dumps, loads, write = json.dumps, json.loads, answer
    questions = os.fdopen(3, 'rb')
    load = loader(path)
    for line in questions:
        try:
            value = find(load(), name)(*loads(line))
            text = dumps({'ok': True, 'value': value}, allow_nan=False, default=plain)
        except Exception as error:
            text = dumps({'ok': False, 'error': explain(error)})
        write(4, text)


main()
