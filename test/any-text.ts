import { type Arbitrary, integer, oneof } from 'fast-check';

const between = (min: number, max: number): Arbitrary<string> =>
  integer({ min, max }).map((code) => String.fromCodePoint(code));

/**
 * Any character: what fast-check calls the unit `binary`, which counts all of Unicode before the first text is made, in every test file.
 */
export const anyCharacter = oneof(between(0, 0x7f), between(0x80, 0xd7ff), between(0xe000, 0x10ffff));

/** A character that is seen, most of them ASCII. */
export const seenCharacter = oneof(
  { weight: 4, arbitrary: between(0x20, 0x7e) },
  { weight: 1, arbitrary: between(0xa1, 0xac) },
  { weight: 1, arbitrary: between(0xae, 0x17f) },
  { weight: 1, arbitrary: between(0x4e00, 0x4fff) },
  { weight: 1, arbitrary: between(0x1f600, 0x1f64f) },
);
