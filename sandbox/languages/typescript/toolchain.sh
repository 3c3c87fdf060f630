# The native compiler and Node's types come from npm packages; Node itself is JavaScript's.
chmod 755 /opt/candor/typescript/vendor/tsc/tsc
