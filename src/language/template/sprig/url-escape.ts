import { fromBytes, toBytes } from '../../go/text';
import { failure } from '../failure';

/** The parts of a URL, which differ in the characters that they may hold as they are. */
export type UrlPart = 'path' | 'host' | 'zone' | 'user' | 'fragment';

const unescaped: Readonly<Record<UrlPart, RegExp>> = {
  path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
  host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
  zone: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
  user: /[A-Za-z0-9\-_.~$&+,;=]/,
  fragment: /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/,
};

/** Escapes every byte that a part of a URL cannot hold. */
export function escapePart(text: string, part: UrlPart): string {
  const allowed = unescaped[part];
  const shown: string[] = [];
  for (const byte of toBytes(text)) {
    const character = String.fromCharCode(byte);
    shown.push(allowed.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  }
  return shown.join('');
}

/** Resolves the escapes of a part. Throws `program-failed` for malformed ones, and in hosts for those of ASCII characters. */
export function unescapePart(text: string, part: UrlPart): string {
  if (part === 'host' || part === 'zone') checkHostCharacters(text);
  if (!text.includes('%')) return text;
  const bytes = toBytes(text);
  const output: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x25) {
      output.push(bytes[at] ?? 0);
      continue;
    }
    const escape = bytes.toString('latin1', at, at + 3);
    if (!/^%[0-9a-fA-F]{2}$/.test(escape)) throw failure(`${JSON.stringify(escape)} is no escape in a URL`);
    const value = Number.parseInt(escape.slice(1), 16);
    if (!isEscapable(value, escape, part)) throw failure(`${JSON.stringify(escape)} cannot stand in the host of a URL`);
    output.push(value);
    at += 2;
  }
  return fromBytes(Uint8Array.from(output));
}

function isEscapable(value: number, escape: string, part: UrlPart): boolean {
  if (part === 'host') return value >= 0x80 || escape === '%25';
  if (part !== 'zone' || escape === '%25' || value === 0x20) return true;
  return unescaped.host.test(String.fromCharCode(value));
}

function checkHostCharacters(host: string): void {
  for (const character of host) {
    if (character <= '\x7f' && character !== '%' && !unescaped.host.test(character)) {
      throw failure(`${JSON.stringify(character)} cannot stand in the host of a URL`);
    }
  }
}
