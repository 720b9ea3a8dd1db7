import { BlockList, isIP } from 'node:net';
import type { AddressRange } from '../../language/guards';
import type { GoHeader } from '../go-header';

/** A set of addresses. */
export interface Addresses {
  includes(address: string): boolean;
}

/** The addresses of some ranges. */
export function addressesOf(ranges: readonly AddressRange[]): Addresses {
  const list = new BlockList();
  for (const { address, bits, version } of ranges) list.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
  return {
    includes: (text) => {
      const address = plainAddress(text);
      const version = isIP(address);
      return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

/** An IPv4 address that a socket for IPv6 shows. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** How many hops are followed. */
const maxHops = 32;

/**
 * Who sent a request: the connection's other end, or, behind proxies that are trusted, the last address in `X-Forwarded-For` that is
 * none of theirs.
 */
export function senderOf(address: string, header: GoHeader, proxies: Addresses): string {
  if (!proxies.includes(address)) return address;
  const hops = (header.get('X-Forwarded-For') ?? []).join(',').split(',').slice(-maxHops);
  const sender = hops
    .map((hop) => hop.trim())
    .reverse()
    .find((hop) => !proxies.includes(hop));
  return sender || address;
}
