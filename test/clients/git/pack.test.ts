import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { objectInPack } from '../../../src/clients/git/pack';

const blob = Buffer.from('kind: ConfigMap\n');
const idOf = (data: Buffer): string => createHash('sha1').update(`blob ${data.length}\0`).update(data).digest('hex');

/** An object as it stands in a pack; its size may be a lie. */
function packed(data: Buffer, type = 3, size = data.length): Buffer {
  const head = [(type << 4) | (size & 15)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    head.push((head.pop() ?? 0) | 128, rest & 127);
  }
  return Buffer.concat([Buffer.from(head), deflateSync(data)]);
}

function pack(...objects: readonly Buffer[]): Buffer {
  const header = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
  header.writeUInt32BE(objects.length, 8);
  return Buffer.concat([header, ...objects, Buffer.alloc(20)]);
}

describe('an object in a pack', () => {
  it('is found by its id, also after others', () => {
    const other = Buffer.alloc(5000, 'x');
    const found = objectInPack(pack(packed(other), packed(blob)), idOf(blob), 10_000);
    expect(found).toEqual({ type: 'blob', data: blob });
    expect(objectInPack(pack(packed(other)), idOf(other), 5000).data).toEqual(other);
  });

  const bomb = Buffer.alloc(1_000_000);
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'does not answer as a Git server does'],
    ['no pack', Buffer.alloc(50), 'does not answer as a Git server does'],
    ['an empty pack', pack(), 'did not send the object'],
    ['another object', pack(packed(Buffer.from('other'))), 'did not send the object'],
    ['an object of another type', pack(packed(blob, 1)), 'did not send the object'],
    ['a difference', pack(packed(blob, 7)), 'a difference instead of an object'],
    ['an object that is too large', pack(packed(bomb)), 'has more than 1000 bytes'],
    ['one that is larger than it says', pack(packed(bomb, 3, 16)), 'does not answer as a Git server does'],
    ['one that is smaller than it says', pack(packed(blob, 3, 999)), 'does not answer as a Git server does'],
    ['half an object', pack(packed(blob)).subarray(0, 20), 'does not answer as a Git server does'],
    ['a size without end', Buffer.concat([pack(), Buffer.alloc(100, 0xff)]).fill(1, 8, 12), 'Git server'],
  ])('is not in %s', (_, bytes, reason) => {
    expect(() => objectInPack(bytes, idOf(blob), 1000)).toThrow(reason);
  });
});
