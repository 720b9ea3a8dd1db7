import { fromBytes, toBytes } from '../../go/text';
import type { GoValue } from '../../go/value';
import { jsonStart } from './json-text';
import { kindOf } from './kind';

const maxBytes = 30;

/** A value in an error message: JSON, cut after 30 bytes. */
export function preview(value: GoValue): string {
  const start = jsonStart(value, maxBytes + 2);
  const bytes = toBytes(start);
  if (bytes.length <= maxBytes) return start;
  const tail = tails[kindOf(value)];
  let end = maxBytes - tail.length;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return fromBytes(bytes.subarray(0, end)) + tail;
}

/** A value with its type in an error message. */
export function typedPreview(value: GoValue): string {
  return value === null ? 'null' : `${kindOf(value)} (${preview(value)})`;
}

const tails = {
  null: ' ...',
  boolean: ' ...',
  number: ' ...',
  string: ' ..."',
  array: ' ...]',
  object: ' ...}',
} as const;
