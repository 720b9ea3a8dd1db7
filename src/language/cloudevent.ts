import { EventloomError } from '../errors';
import type { Event } from '../model/event';
import { normalTime } from './envelope/timestamp';
import { trimSpace } from './go/text';
import { normalizeUri } from './go/uri';

export { decodeEnvelope } from './envelope/reader';

/**
 * The message that carries an event on a bus, byte for byte as Argo Events publishes it: a CloudEvent in structured JSON with the data in
 * base64.
 *
 * @throws EventloomError `bad-value` if the time is not RFC 3339 or an extension has no proper name.
 */
export function encodeEnvelope(event: Event): string {
  const { datacontenttype = '', data, extensions = {} } = event;
  const subject = trimSpace(event.subject);
  const contentType = trimSpace(datacontenttype);
  const time = normalTime(event.time);
  let message = `{"specversion":${quoted(event.specversion)},"id":${quoted(trimSpace(event.id))}`;
  message += `,"source":${quoted(normalizeUri(event.source) ?? '')},"type":${quoted(trimSpace(event.type))}`;
  if (subject !== '') message += `,"subject":${quoted(subject)}`;
  if (contentType !== '') message += `,"datacontenttype":${quoted(contentType)}`;
  if (time !== '') message += `,"time":"${time}"`;
  if (data !== undefined) message += `,"data_base64":"${base64(data)}"`;
  for (const name of Object.keys(extensions).sort()) message += extension(name, extensions[name] ?? '');
  return `${message}}`;
}

function extension(name: string, value: string): string {
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    throw new EventloomError(
      'bad-value',
      `the extension '${name}' of an event needs a name of letters and digits only`,
    );
  }
  return `,${quoted(name.toLowerCase())}:${quoted(value)}`;
}

const base64 = (data: Uint8Array): string =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');

/** A JSON string with the escapes of Argo Events' encoder: \b and \f as numbers, HTML escaped, bytes that are not UTF-8 kept. */
function quoted(text: string): string {
  if (/^[ !#-%'-;=?-[\]-~]*$/.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(/\\(?:ud[89a-f][0-9a-f]{2}|[^])|[<>&\u2028\u2029]/g, (found) => {
    if (found === '\\b') return '\\u0008';
    if (found === '\\f') return '\\u000c';
    if (found.length === 6) return String.fromCharCode(Number.parseInt(found.slice(2), 16));
    return found.length === 2 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
