# Looks through the files of its arguments and prints one line a finding: `path:line: rule: message`. Runs none of them.
import sys

from pyflakes.api import check


class Lines:
    """What pyflakes reports to. Syntax errors are the interpreter's to tell."""

    def unexpectedError(self, filename, message):
        print(f'{filename}: {message}', file=sys.stderr)

    def syntaxError(self, filename, message, lineno, offset, text):
        pass

    def flake(self, found):
        text = found.message % found.message_args
        print(f'{found.filename}:{found.lineno}: {type(found).__name__}: {text}')


for path in sys.argv[1:]:
    with open(path, encoding='utf-8') as file:
        check(file.read(), path, Lines())
