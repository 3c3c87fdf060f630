// Who counts as one caller by address alone: an IPv4 address, or the /64 of an IPv6 one. Knows no request.
import { isIP } from 'node:net';

/** Whoever has one IPv6 address has the 2^64 beside it: counted singly, no limit would hold. What is no address stays. */
export function networkOf(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (isIP(plain) !== 6) return address;
  const [before = [], after] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const left = after === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: left }, () => '0'), ...(after ?? [])];
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
