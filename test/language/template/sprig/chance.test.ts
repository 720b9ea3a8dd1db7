import { generateKeyPairSync } from 'node:crypto';
import { bcryptHash } from '../../../../src/language/template/sprig/bcrypt';
import { failureOf, moment, render } from '../render';

describe('functions of chance and time', () => {
  it.each([
    ['{{randAlpha 20}}', /^[A-Za-z]{20}$/],
    ['{{randAlphaNum 20}}', /^[A-Za-z0-9]{20}$/],
    ['{{randNumeric 20}}', /^[0-9]{20}$/],
    ['{{randAscii 20}}', /^[ -~]{20}$/],
    ['{{randAlpha 0}}{{randAlpha -1}}', /^$/],
    ['{{randBytes 3}}', /^[A-Za-z0-9+/]{4}$/],
    ['{{randInt 5 7}}', /^[56]$/],
    ['{{uuidv4}}', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['{{bcrypt "secret"}}', /^\$2a\$10\$[./A-Za-z0-9]{53}$/],
    ['{{htpasswd "user" "secret"}}', /^user:\$2a\$10\$/],
    ['{{bcrypt (repeat 73 "x")}}', /^failed to encrypt string with bcrypt/],
    ['{{genPrivateKey "ecdsa"}}', /^-----BEGIN EC PRIVATE KEY-----/],
    ['{{genPrivateKey "ed25519"}}', /^-----BEGIN PRIVATE KEY-----/],
  ])('%s', (template, shape) => {
    expect(render(template)).toMatch(shape);
  });

  it('shuffles without losing characters', () => {
    expect([...render('{{shuffle "abc\u00e9"}}')].sort().join('')).toBe('abc\u00e9');
  });

  it('reads the clock that it is given', () => {
    expect(render('{{now}}')).toBe('2024-01-02 03:04:05 +0000 UTC');
    expect(render('{{date "15:04" "no date"}} {{ago 1704164640}} {{ago "x"}}')).toBe('03:04 5s 0s');
    expect(render('{{durationRound (toDate "2006-01-02" "2024-01-01")}}')).toBe('1d');
    expect(render('{{ago (toDate "2006" "0001")}}', null, { now: () => moment * 1e6 })).toMatch(/^2562047h47m16/);
    expect(render('{{ago (toDate "2006" "9999")}}', null, { now: () => -moment * 1e6 })).toMatch(/^-2562047h47m16/);
  });

  it('hashes as bcrypt does', () => {
    const salt = Buffer.from('0123456789abcdef');
    expect(bcryptHash(Buffer.from('hunter2'), salt)).toBe(
      '$2a$10$KBCwKxOzLha2MUDgW0PjXeIayJwlzy4y0JPj3YAsTofV2l63.6vsq',
    );
  });

  it.each([
    ['{{randBytes -1}}', 'cannot make -1 bytes'],
    ['{{randInt 5 5}}', 'the end of the range must be greater than its start'],
    ['{{htmlDate 9223372036854775807}}', '9223372036854775807 seconds since 1970 are no date'],
    ['{{((toDate "2006" "2024").AddDate 9223372036854775807 0 0)}}', 'cannot move a time by 9223372036854775807'],
    ['{{getHostByName "localhost"}}', 'refused: a template has no network'],
    ['{{genPrivateKey "rsa"}}', 'refused: an RSA or DSA key takes too long'],
    ['{{genCA "a" 1}}', 'refused: genCA takes too long for a template'],
    ['{{genSelfSignedCert "a" nil nil 1}}', 'refused: genSelfSignedCert takes too long for a template'],
    ['{{genSelfSignedCert "a" (list "b") (list) 1}}', 'refused: genSelfSignedCert takes too long for a template'],
    ['{{genSelfSignedCert "a" (splitList "," "b") nil 1}}', 'expected a list'],
    ['{{genSelfSignedCert "a" 1 nil 1}}', 'expected a list'],
  ])('%s fails', (template, message) => {
    expect(failureOf(template)).toContain(message);
  });

  it('takes a certificate and its key apart', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64');
    const built = (certificate: string, template: string): string =>
      failureOf(template, { certificate: Buffer.from(certificate).toString('base64'), key });
    const pem = certificatePem;
    expect(built(pem, '{{(buildCustomCert .Input.certificate .Input.key).Cert}}')).toBe(`no error: ${pem}`);
    expect(
      built(
        pem,
        '{{$c := buildCustomCert .Input.certificate .Input.key}}{{typeOf $c}} {{len (toJson $c)}} {{eq $c $c}}',
      ),
    ).toMatch(/^no error: sprig.certificate \d+ true$/);
    expect(built(pem, '{{printf "%+v" (buildCustomCert .Input.certificate .Input.key) | trunc 6}}')).toBe(
      'no error: {Cert:',
    );
    expect(built(pem, '{{(buildCustomCert .Input.certificate .Input.key).cert}}')).toContain('there is no cert');
    expect(built(pem, '{{(buildCustomCert .Input.certificate .Input.key).Cert 1}}')).toContain('takes no arguments');
    expect(built(pem, '{{genSignedCert "a" nil nil 1 (buildCustomCert .Input.certificate .Input.key)}}')).toContain(
      'refused',
    );
    expect(
      built(
        pem,
        '{{deepEqual (buildCustomCert .Input.certificate .Input.key) (buildCustomCert .Input.certificate .Input.key)}}',
      ),
    ).toBe('no error: true');
    expect(built('x', '{{buildCustomCert .Input.certificate .Input.key}}')).toContain(
      'the first argument is no certificate',
    );
    expect(built(pem, '{{buildCustomCert .Input.certificate "eA=="}}')).toContain(
      'the second argument is no private key',
    );
  });
});

/** Signed by itself, for the name "test", until 2126; its key was thrown away. */
const certificatePem = `-----BEGIN CERTIFICATE-----
MIIBNDCB56ADAgECAhRduIvj0r7X4XPWJK0V2kFeBTrNwTAFBgMrZXAwDzENMAsG
A1UEAwwEdGVzdDAgFw0yNjExMjExMTQ3MjZaGA8yMTI2MTAyODExNDcyNlowDzEN
MAsGA1UEAwwEdGVzdDAqMAUGAytlcAMhAG4bE1BQOr4Lrdydy1Gsi8GENqNaSVen
Qp4Xliq8gb35o1MwUTAdBgNVHQ4EFgQUTGVlYJJCj7b3qh+VG5aoJAnaBFQwHwYD
VR0jBBgwFoAUTGVlYJJCj7b3qh+VG5aoJAnaBFQwDwYDVR0TAQH/BAUwAwEB/zAF
BgMrZXADQQA1Xbfe2SKqFbM+QtCyMASVJR3rgG05t0fnMFGiTlI8KP+lNcSGrHQJ
7y3rDk8sWYj4Xb4phV4GkBkYvAMVPSgB
-----END CERTIFICATE-----
`;
