import { EventloomError } from '../../errors';
import { NotThere } from '../not-there';

/** One packet of Git's protocol: its bytes, or how a list (`flush`) or a part of it (`delimiter`) ends. */
export type Packet = Buffer | 'flush' | 'delimiter';

const special: { readonly [length: string]: 'flush' | 'delimiter' } = {
  '0000': 'flush',
  '0001': 'delimiter',
  '0002': 'flush',
};

/** Packets as they are sent. */
export function encodePackets(...packets: readonly (string | 'flush' | 'delimiter')[]): Buffer {
  const encoded = packets.map((packet) => {
    if (packet === 'flush') return '0000';
    if (packet === 'delimiter') return '0001';
    const line = `${packet}\n`;
    return (Buffer.byteLength(line) + 4).toString(16).padStart(4, '0') + line;
  });
  return Buffer.from(encoded.join(''));
}

/**
 * The packets of an answer.
 * @throws EventloomError `not-fetched` when it is none, or says that something went wrong
 */
export function* packetsOf(answer: Buffer): Iterable<Packet> {
  for (let at = 0; at < answer.length; ) {
    const header = answer.toString('latin1', at, at + 4);
    const length = /^[0-9a-f]{4}$/.test(header) ? Number.parseInt(header, 16) : -1;
    const marker = special[header];
    if (marker === undefined && (length < 4 || at + length > answer.length)) throw misunderstood();
    const packet = marker ?? answer.subarray(at + 4, at + length);
    if (typeof packet !== 'string' && packet.toString('latin1', 0, 4) === 'ERR ') throw refused(packet.subarray(4));
    yield packet;
    at += marker === undefined ? length : 4;
  }
}

/** A packet as text, without the end of its line. */
export const lineOf = (packet: Packet): string =>
  typeof packet === 'string' ? '' : packet.toString('utf8').replace(/\n$/, '');

/** The server says that something went wrong. */
export const refused = (reason: Buffer): EventloomError =>
  new EventloomError('not-fetched', `the Git server says: ${reason.toString('utf8').trim().slice(0, 200)}`);

/** The server does not speak as it should. */
export const misunderstood = (): NotThere =>
  new NotThere('the server does not answer as a Git server does: check the url');
