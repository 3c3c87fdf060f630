candor-apt g++
