// Which addresses a webhook may reach: those of the public internet alone, unless the operator allows the others.
// Keeps a caller from using this server to look into the network that it stands in.
import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export class AddressRefused extends Error {}

// Everything that is not one host of the public internet: private, loopback, link-local (cloud metadata lives there),
// shared, documentation, benchmarks, multicast, reserved.
const closedV4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closedV4.addSubnet(net, bits, 'ipv4');

const openV6 = new BlockList(); // all of it that is given out
openV6.addSubnet('2000::', 3, 'ipv6');
const closedV6 = new BlockList(); // of that: documentation, and what carries an IPv4 address inside
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closedV6.addSubnet(net, bits, 'ipv6');

/** `address`: an IP address as text; anything else is not public. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closedV4.check(address, 'ipv4');
  return family === 6 && openV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');
}

/** The host of a URL when it is an address itself, without brackets; null: a name. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? null : host;
}

/** Resolves a name for a connection, which then uses the very addresses that were checked here. */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, []);
      const refused = allowPrivate ? undefined : found.find(({ address }) => !isPublic(address));
      if (refused) return callback(new AddressRefused('its name leads to a private address'), []);
      const [first] = found;
      if (options.all) callback(null, found);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}
