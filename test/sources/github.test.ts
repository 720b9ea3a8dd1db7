import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { githubEndpoint } from '../../src/sources/github';
import { goHeader } from '../../src/sources/go-header';
import { goJsonFault } from '../../src/sources/go-json-fault';
import { mediaType } from '../../src/sources/media-type';
import { checkSignature } from '../../src/sources/signature';
import { BodyTooLarge, type Receipt } from '../../src/sources/source';

const key = Buffer.from('s3cret');
const endpoint = githubEndpoint(
  {
    webhook: { endpoint: '/push', port: '12000', method: 'POST' },
    webhookSecret: { name: 'hook', key: 'secret' },
  },
  { secrets: { value: async () => key } },
);

const sign = (body: Buffer, algorithm = 'sha256'): string =>
  `${algorithm}=${createHmac(algorithm, key).update(body).digest('hex')}`;

function receive(body: Buffer, signature: string): Promise<Receipt> {
  return endpoint.receive({
    method: 'POST',
    query: '',
    address: '127.0.0.1',
    header: goHeader(['Content-Type', 'application/json', 'x-hub-signature-256', signature, 'X-GitHub-Event', 'push']),
    body: async (limit) => {
      if (body.length > limit) throw new BodyTooLarge();
      return body;
    },
  });
}

describe('the github source', () => {
  it('accepts exactly the bytes that were signed', async () => {
    const body = Buffer.from('{"ref":"refs/heads/main","n":1}');
    expect(await receive(body, sign(body))).toMatchObject({ authentication: 'sha256 signature' });
    for (let at = 0; at < body.length; at++) {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await receive(changed, sign(body))).toMatchObject({ status: 400, text: 'payload signature check failed' });
    }
  });

  it('never says what a right signature would have been', async () => {
    const body = Buffer.from('{}');
    const right = sign(body).slice('sha256='.length);
    for (const wrong of ['', 'sha256=', 'sha256=00', `sha256=${right.slice(0, -2)}`, `sha1=${right}`, right, 'x=y=z']) {
      const receipt = await receive(body, wrong);
      expect(receipt).toMatchObject({ status: 400 });
      expect(wrong.includes(right) || !JSON.stringify(receipt).includes(right)).toBe(true);
    }
  });

  it('refuses a body of null instead of ending the connection, as upstream does', async () => {
    const body = Buffer.from('null');
    expect(await receive(body, sign(body))).toMatchObject({ status: 400 });
  });

  it('passes on keys that mean something to JavaScript', async () => {
    const body = Buffer.from('{"__proto__":{"a":1},"constructor":2}');
    const receipt = await receive(body, sign(body));
    const data = 'data' in receipt ? receipt.data.toString() : '';
    expect(data).toContain('"__proto__":{"a":1},"constructor":2');
  });

  it('checks signatures of all algorithms that upstream knows, and of no other', () => {
    const body = Buffer.from('x');
    for (const algorithm of ['sha1', 'sha256', 'sha512']) {
      expect(checkSignature(sign(body, algorithm), body, key)).toEqual({ algorithm });
    }
    expect(checkSignature(sign(body, 'md5'), body, key).problem).toContain('unknown hash type prefix');
  });

  it.each([
    ['sha256', 'error parsing signature "sha256"'],
    ['sha256=0', 'error decoding signature "sha256=0": encoding/hex: odd length hex string'],
    ['sha1=zz', `error decoding signature "sha1=zz": encoding/hex: invalid byte: U+007A 'z'`],
    ['sha1=00=', `error decoding signature "sha1=00=": encoding/hex: invalid byte: U+003D '='`],
    ['sha1=\u00e9', `error decoding signature "sha1=\u00e9": encoding/hex: invalid byte: U+00C3 '\u00c3'`],
  ])('says of the signature %j what upstream says', (signature, problem) => {
    expect(checkSignature(signature, Buffer.from('x'), key).problem).toBe(problem);
  });
});

describe('what Go says about JSON', () => {
  it('is nothing for JSON, and something for everything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.json().map((text) => text.slice(0, -1)),
          fc.string(),
        ),
        (text) => {
          let isJson = true;
          try {
            JSON.parse(text);
          } catch {
            isJson = false;
          }
          expect(goJsonFault(text) === undefined).toBe(isJson);
        },
      ),
    );
  });
});

describe('a Content-Type', () => {
  it.each([
    ['application/json', 'application/json', undefined],
    ['Application/JSON; charset=utf-8', 'application/json', undefined],
    ['application/json; charset="utf-8"; x=y', 'application/json', undefined],
    ['application/json;', 'application/json', undefined],
    ['', '', 'mime: no media type'],
    ['application/', 'application/', 'mime: expected token after slash'],
    ['application/json; x', 'application/json', 'mime: invalid media parameter'],
    ['application/json; x=1; X=2', 'application/json', 'mime: duplicate parameter name'],
    ['application/json; x=1; x=1', 'application/json', undefined],
    ['application/json;x="a;\\"b\\c"', 'application/json', undefined],
    ['application/json;x="a', 'application/json', 'mime: invalid media parameter'],
    ['application/json;x=a/b', 'application/json', 'mime: invalid media parameter'],
    ['application/json;;', 'application/json', 'mime: invalid media parameter'],
    ['app lication/json', 'app lication/json', 'mime: expected slash after first token'],
    ['"application/json"', '"application/json"', 'mime: no media type'],
    ['application/json, text/plain', 'application/json, text/plain', 'mime: unexpected content after media subtype'],
  ])('%j is %j: %s', (text, type, problem) => {
    expect(mediaType(text)).toEqual(problem === undefined ? { type } : { type, problem });
  });
});
