/opt/candor/typescript/vendor/tsc/tsc --version | cut -d" " -f2
