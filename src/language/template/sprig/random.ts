import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { failure } from '../failure';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, fn } from '../function';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');

/** Functions whose result nobody can foresee. */
export const random: FunctionTable = {
  randAlpha: randomText(letters),
  randAlphaNum: randomText(letters + digits),
  randNumeric: randomText(digits),
  randAscii: randomText(printable),
  randBytes: bounded(['int'], ({ budget }, count) => {
    if (count < 0n) throw failure(`cannot make ${count} bytes`);
    budget.make(Number(count) * 2);
    return randomBytes(Number(count)).toString('base64');
  }),
  randInt: fn(['int', 'int'], (least, end) => least + randomBelow(end - least)),
  shuffle: fn(['string'], shuffle),
  uuidv4: fn([], () => randomUUID()),
};

function randomText(alphabet: string) {
  return bounded(['int'], ({ budget }: Surroundings, count) => {
    if (count <= 0n) return '';
    // Each character takes a draw of its own.
    budget.make(Number(count) * 8);
    return Array.from({ length: Number(count) }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  });
}

function randomBelow(range: bigint): bigint {
  if (range <= 0n) throw failure('the end of the range must be greater than its start');
  return BigInt.asUintN(63, randomBytes(8).readBigUInt64BE()) % range;
}

function shuffle(text: string): string {
  const characters = [...text];
  for (let at = characters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [characters[at], characters[other]] = [characters[other] ?? '', characters[at] ?? ''];
  }
  return characters.join('');
}
