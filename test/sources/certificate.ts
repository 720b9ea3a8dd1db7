import { createSign, type KeyObject } from 'node:crypto';

/** A certificate that says of itself who it is, in PEM, valid from 2020 to 2049. */
export function selfSigned(
  name: string,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): string {
  const sha256WithRsa = der(0x30, oid(1, 2, 840, 113549, 1, 1, 11), der(0x05));
  const subject = der(0x30, der(0x31, der(0x30, oid(2, 5, 4, 3), der(0x0c, Buffer.from(name)))));
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const spki = keys.publicKey.export({ type: 'spki', format: 'der' });
  const content = der(0x30, version, serial, sha256WithRsa, subject, validity, subject, spki);
  const signature = createSign('RSA-SHA256').update(content).sign(keys.privateKey);
  const whole = der(0x30, content, sha256WithRsa, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`;
}

/** A value of ASN.1: its tag, its length, and what it holds. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((part) => {
    const groups = [part & 127];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}
