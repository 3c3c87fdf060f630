go version | cut -d" " -f3 | tr -d go
