java --version | head -1 | cut -d' ' -f2
