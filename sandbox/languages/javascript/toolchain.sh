# Debian has an older Node: the binary comes from the npm package node@24.
install -m 755 /opt/candor/javascript/vendor/node /usr/local/bin/node
rm /opt/candor/javascript/vendor/node
node --version
