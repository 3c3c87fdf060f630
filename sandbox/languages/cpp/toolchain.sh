candor-apt g++ mold
