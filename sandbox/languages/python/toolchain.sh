candor-apt python3
