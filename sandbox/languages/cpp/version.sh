g++ -dumpfullversion
