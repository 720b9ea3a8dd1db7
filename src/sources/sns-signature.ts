import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { toBytes } from '../language/go/text';
import type { SourceContext } from './source';

/** What Amazon SNS sends, as texts; what it leaves out is empty. */
export interface SnsMessage {
  readonly Type: string;
  readonly MessageId: string;
  readonly Token: string;
  readonly TopicArn: string;
  readonly Subject: string;
  readonly Message: string;
  readonly SubscribeURL: string;
  readonly Timestamp: string;
  readonly SignatureVersion: string;
  readonly Signature: string;
  readonly SigningCertURL: string;
  readonly UnsubscribeURL: string;
}

/** The names of the fields of {@link SnsMessage}. */
export const snsFields: ReadonlySet<string> = new Set<keyof SnsMessage>([
  'Type',
  'MessageId',
  'Token',
  'TopicArn',
  'Subject',
  'Message',
  'SubscribeURL',
  'Timestamp',
  'SignatureVersion',
  'Signature',
  'SigningCertURL',
  'UnsubscribeURL',
]);

const hostPattern = String.raw`^sns\.[a-zA-Z0-9\-]{3,}\.amazonaws\.com(\.cn)?$`;
const awsHost = new RegExp(hostPattern);

/** Where Amazon SNS of a region is served. */
export const snsHost = (region: string): string =>
  `sns.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/**
 * Checks the signature of a message with the certificate that it names, if Amazon serves that.
 * @returns why the message is refused; undefined when it is genuine
 */
export async function checkNotification(message: SnsMessage, context: SourceContext): Promise<string | undefined> {
  const fault = base64Fault(message.Signature);
  if (fault !== undefined) return `failed to base64 decode signature, illegal base64 data at input byte ${fault}`;
  const url = urlOf(message.SigningCertURL);
  const problem = urlProblem(url);
  if (!url || problem !== undefined) return `failed to verify SigningCertURL, ${problem}`;
  const algorithm = message.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1';
  const certificate = await certificateAt(url.href, context).catch(() => undefined);
  if (!certificate) return 'failed to verify the signature: its certificate cannot be read';
  const signature = Buffer.from(message.Signature, 'base64');
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  const isGenuine = verify(algorithm, Buffer.from(signedText(message)), key, signature);
  return isGenuine ? undefined : 'failed to verify the signature';
}

/** The byte at which Go's encoding/base64 finds that a text is not base64; undefined when it is. */
function base64Fault(text: string): number | undefined {
  const bytes = toBytes(text).toString('latin1');
  let digits = 0;
  for (let at = 0; at < bytes.length; at++) {
    const character = bytes[at] ?? '';
    if (character === '=') return paddingFault(bytes, at, digits % 4);
    if (/[A-Za-z0-9+/]/.test(character)) digits++;
    else if (!/[\r\n]/.test(character)) return at;
  }
  return digits % 4 === 0 ? undefined : bytes.length - (digits % 4);
}

/** @param digits how many stand in the last group before the padding */
function paddingFault(bytes: string, at: number, digits: number): number | undefined {
  if (digits < 2) return at;
  const padding = digits === 2 ? /[\r\n]*=[\r\n]*/y : /[\r\n]*/y;
  padding.lastIndex = at + 1;
  if (!padding.test(bytes)) return at + 1 === bytes.length ? bytes.length : at;
  return padding.lastIndex === bytes.length ? undefined : padding.lastIndex;
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

function urlProblem(url: URL | undefined): string | undefined {
  const host = url?.hostname ?? '';
  if (!awsHost.test(host)) return `SigningCertURL hostname \`${host}\` does not match \`${hostPattern}\``;
  if (url?.protocol !== 'https:') return 'SigningCertURL is not using https';
  return url.port === '' ? undefined : 'SigningCertURL names a port';
}

/** Certificates change a few times a year. */
const maxCertificates = 20;
const certificates = new Map<string, X509Certificate>();

async function certificateAt(url: string, { get, now }: SourceContext): Promise<X509Certificate | undefined> {
  const known = certificates.get(url);
  if (known && isValid(known, now())) return known;
  const { status, body } = await get(url);
  if (status !== 200) return undefined;
  const certificate = new X509Certificate(body);
  if (!isValid(certificate, now())) return undefined;
  if (certificates.size >= maxCertificates) certificates.clear();
  certificates.set(url, certificate);
  return certificate;
}

const isValid = ({ validFrom, validTo }: X509Certificate, now: number): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);

/** What is signed: the names and values of some fields, line by line. */
function signedText(message: SnsMessage): string {
  const names: readonly (keyof SnsMessage)[] =
    message.Type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const present = names.filter((name) => message[name] !== '');
  return present.map((name) => `${name}\n${message[name]}\n`).join('');
}
