candor-apt python3 python3-pyflakes
