import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { fromBytes, toBytes } from '../../go/text';
import { GoStruct } from '../../go/value';
import { failure } from '../failure';
import type { FunctionTable, TemplateFunction } from '../function';
import { fn } from '../function';
import { decodeBase64 } from './base64';

/** Keys and certificates. Making RSA keys and signing takes seconds, so the functions that need it refuse. */
export const certificates: FunctionTable = {
  buildCustomCert: fn(['string', 'string'], buildCertificate),
  genPrivateKey: fn(['string'], generateKey),
  genCA: refused('genCA', 'string', 'int'),
  genCAWithKey: refused('genCAWithKey', 'string', 'int', 'string'),
  genSelfSignedCert: refused('genSelfSignedCert', 'string', 'list', 'list', 'int'),
  genSelfSignedCertWithKey: refused('genSelfSignedCertWithKey', 'string', 'list', 'list', 'int', 'string'),
  genSignedCert: refused('genSignedCert', 'string', 'list', 'list', 'int', 'certificate'),
  genSignedCertWithKey: refused('genSignedCertWithKey', 'string', 'list', 'list', 'int', 'certificate', 'string'),
};

function refused(name: string, ...parameters: TemplateFunction['parameters'][number][]): TemplateFunction {
  return fn(parameters, () => {
    throw failure(
      `refused: ${name} takes too long for a template; make the certificate elsewhere and put it in a Secret`,
    );
  });
}

function generateKey(type: string): string {
  switch (type) {
    case 'ecdsa':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'sec1', format: 'pem' })
        .toString();
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    case '':
    case 'rsa':
    case 'dsa':
      throw failure('refused: an RSA or DSA key takes too long for a template; ecdsa and ed25519 are available');
    default:
      return `Unknown type ${type}`;
  }
}

function buildCertificate(encodedCertificate: string, encodedKey: string): GoStruct {
  const certificate = decodePem(encodedCertificate, 'certificate');
  const key = decodePem(encodedKey, 'private key');
  check(() => new X509Certificate(toBytes(certificate)), 'the first argument is no certificate');
  check(() => createPrivateKey(toBytes(key)), 'the second argument is no private key');
  return new GoStruct(
    'sprig.certificate',
    new Map([
      ['Cert', certificate],
      ['Key', key],
    ]),
  );
}

function decodePem(encoded: string, what: string): string {
  const bytes = decodeBase64(encoded);
  if (typeof bytes === 'number') throw failure(`the ${what} is not in base64`);
  return fromBytes(bytes);
}

/** The reason is left out: it may show parts of a key. */
function check(read: () => unknown, message: string): void {
  try {
    read();
  } catch {
    throw failure(message);
  }
}
