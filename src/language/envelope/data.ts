import { EventloomError } from '../../errors';

/**
 * Reads standard base64 with its padding. Escapes of JSON are not resolved: Argo Events refuses them too.
 *
 * @throws EventloomError `bad-value` if it is not base64.
 */
export function fromBase64(digits: string): Uint8Array {
  const data = Buffer.from(digits, 'base64');
  // Buffer.from skips what is no base64; going back is the fastest way to see that there was no such thing.
  if (data.toString('base64') !== digits && !isBase64(digits)) {
    throw new EventloomError('bad-value', 'the data_base64 of an event is not base64');
  }
  return data;
}

/** Also for digits whose last bits are not 0, which say nothing. */
function isBase64(digits: string): boolean {
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0;
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*$/.test(digits.slice(0, digits.length - padding));
}

const jsonTypes: ReadonlySet<string> = new Set([
  '',
  'application/json',
  'text/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
]);

/** Whether data of this media type, or of none, stand in an envelope as JSON rather than as a string. */
export const isJsonType = (mediaType: string): boolean => jsonTypes.has(mediaType);
