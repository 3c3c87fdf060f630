candor-apt golang-go
