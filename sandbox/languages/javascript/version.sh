node --version | tr -d v
