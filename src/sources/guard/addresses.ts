import { BlockList, isIP } from 'node:net';
import { EventloomError } from '../../errors';
import type { GoHeader } from '../go-header';

/** A set of addresses. */
export interface Addresses {
  includes(address: string): boolean;
}

/**
 * The addresses of some ranges such as `192.0.2.0/24` and `2001:db8::1`.
 * @throws EventloomError `bad-definition`
 */
export function addressesOf(ranges: readonly string[]): Addresses {
  const list = new BlockList();
  for (const range of ranges) add(list, range);
  return {
    includes: (text) => {
      const address = plainAddress(text);
      const version = isIP(address);
      return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

function add(list: BlockList, range: string): void {
  const [address = '', bits, ...more] = range.split('/');
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (version === 0 || more.length > 0 || !(length <= most)) {
    throw new EventloomError(
      'bad-definition',
      `${JSON.stringify(range)} is no range of addresses; write 192.0.2.0/24, 192.0.2.1 or 2001:db8::/32`,
    );
  }
  list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
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
