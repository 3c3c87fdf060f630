python3 -c 'import platform; print(platform.python_version())'
