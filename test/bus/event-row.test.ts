import { decodeEvent, encodeEvent, headOf } from '../../src/bus/event-row';
import { EventloomError } from '../../src/errors';
import { eventOf } from '../conformance/bus';

const event = { ...eventOf('1', 'push', '{"body":{}}'), extensions: { traceparent: 'x' } };

/** The code of the error that a row is refused with. */
function codeOf(row: Uint8Array): string {
  try {
    return `it is read as ${JSON.stringify(decodeEvent(row))}`;
  } catch (error) {
    return error instanceof EventloomError ? error.code : String(error);
  }
}

/** The same as format 1 has it: without a checksum. */
function olderRow(): Buffer {
  const { data, ...attributes } = event;
  const head = Buffer.from(JSON.stringify({ ...attributes, storedAt: 5, hasData: true }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, data ?? Buffer.alloc(0)]);
}

describe('an event as it stands in the store', () => {
  it('is what was stored, with data and without', () => {
    expect(decodeEvent(encodeEvent(event, 5))).toEqual({ storedAt: 5, event });
    const { data: _, ...bare } = event;
    expect(decodeEvent(new Uint8Array(encodeEvent(bare, 5)))).toEqual({ storedAt: 5, event: bare });
    expect(headOf(encodeEvent(event, 5))).toMatchObject({ id: '1', storedAt: 5, hasData: true });
  });

  it('is read without a checksum, as format 1 has it', () => {
    expect(decodeEvent(olderRow())).toEqual({ storedAt: 5, event });
    expect(headOf(olderRow())).toMatchObject({ id: '1', storedAt: 5 });
  });

  it('is refused with any bit flipped, or cut off', () => {
    const row = encodeEvent(event, 5);
    const rows: Uint8Array[] = Array.from({ length: row.length * 8 }, (_, bit) => {
      const flipped = Buffer.from(row);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return flipped;
    });
    for (let length = 0; length < row.length; length++) rows.push(row.subarray(0, length));
    expect(new Set(rows.map(codeOf))).toEqual(new Set(['store-damaged']));
  });

  it('has no attributes when they make no sense', () => {
    expect(headOf(Buffer.from('\x05\0\0\0{"id"'))).toBeUndefined();
    expect(headOf(Buffer.from('\x02\0\0\0{}'))).toBeUndefined();
    expect(headOf(Buffer.from('\x04\0\0\0null'))).toBeUndefined();
    expect(headOf(Buffer.alloc(2))).toBeUndefined();
  });
});
