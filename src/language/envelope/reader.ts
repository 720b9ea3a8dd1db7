import { EventloomError } from '../../errors';
import type { Event } from '../../model/event';
import { decode, encodeString, valid } from '../go/json';
import { describeJsonFault } from '../go/json-fault';
import { toBytes, trimSpace } from '../go/text';
import { normalizeUri } from '../go/uri';
import { membersOf } from '../path/members';
import { parse, whole } from '../path/parse';
import { Work } from '../path/work';
import { fromBase64, isJsonType } from './data';
import type { SpecVersion } from './extensions';
import { Extensions } from './extensions';
import { normalTime } from './timestamp';

/**
 * Reads a message of a bus as Argo Events does: a CloudEvent 1.0 or 0.3 in structured JSON, its data as `data`, whose exact text is
 * kept, or as `data_base64`. What matters where the order of members matters there, matters here too.
 *
 * @throws EventloomError `bad-value` if it is no CloudEvent.
 */
export function decodeEnvelope(text: string): Event {
  if (!valid(text)) throw fault(`not JSON: ${describeJsonFault(text)}`);
  const reader = new Reader();
  const document = parse(whole(text));
  for (const { key, value } of document.isObject ? membersOf(document, new Work(text.length)) : []) {
    const name = (key && stringOf(key.raw)) ?? '';
    // A member without a name ends the message there.
    if (name === '' || key === undefined) break;
    const start = text.indexOf(':', key.end) + 1;
    reader.member(name, { value: value.raw, captured: text.slice(start, value.end) });
  }
  return reader.finish();
}

const fault = (what: string): EventloomError => new EventloomError('bad-value', `the message is not an event: ${what}`);

/** The JSON of a member. */
interface Token {
  readonly value: string;
  /** With the blanks before it: they are part of the data. */
  readonly captured: string;
}

/** A JSON string, or empty for null; undefined for anything else. */
function stringOf(json: string): string | undefined {
  if (json === 'null') return '';
  if (!json.startsWith('"')) return undefined;
  const inner = json.slice(1, -1);
  return inner.includes('\\') ? String(decode(json)) : inner;
}

function text(name: string, token: Token): string {
  const value = stringOf(token.value);
  if (value === undefined) throw fault(`its ${name} has to be a string`);
  return value;
}

function normalSource(value: string): string {
  const uri = value === '' ? undefined : normalizeUri(value);
  if (uri === undefined) throw fault(`its source '${value}' is no URI`);
  return uri;
}

/** The member that names a schema. It has to be a string, but only behind the version. */
const schemaOf: Readonly<Record<SpecVersion, string>> = { '1.0': 'dataschema', '0.3': 'schemaurl' };

const attributes = new Set(['id', 'type', 'source', 'subject', 'time']);

class Reader {
  private version: SpecVersion | undefined;
  private readonly values = new Map<string, string>();
  private contentType: string | undefined;
  private contentTypeKnown = false;
  private isBase64 = false;
  /** Data that came before it was known how to read them. */
  private cached: string | undefined;
  private data: Uint8Array | undefined;
  /** Members that came before the version, which decides what they are. */
  private readonly early = new Map<string, Token>();
  private readonly extensions = new Extensions();

  member(name: string, token: Token): void {
    if (name === 'specversion') this.readVersion(text(name, token));
    else if (attributes.has(name)) this.readAttribute(name, text(name, token));
    else if (name === 'datacontenttype') this.readContentType(text(name, token));
    else if (this.version === undefined) this.readEarly(name, token);
    else this.readLate(this.version, name, token);
  }

  finish(): Event {
    if (this.version === undefined) throw fault('it has no specversion');
    if (this.cached !== undefined) this.consume(this.cached, true);
    const { contentType, data } = this;
    const extensions = this.extensions.toObject();
    return {
      id: this.values.get('id') ?? '',
      source: this.values.get('source') ?? '',
      subject: this.values.get('subject') ?? '',
      type: this.values.get('type') ?? '',
      time: this.values.get('time') ?? '',
      specversion: this.version,
      ...(contentType !== undefined && { datacontenttype: contentType }),
      ...(data !== undefined && { data }),
      ...(extensions !== undefined && { extensions }),
    };
  }

  private readVersion(version: string): void {
    if (this.version !== undefined) throw fault('it has two members specversion');
    if (version !== '1.0' && version !== '0.3') throw fault(`its specversion is '${version}', known are 1.0 and 0.3`);
    this.version = version;
    const base64 = this.early.get('data_base64');
    if (base64 !== undefined && version === '1.0') {
      this.cached = base64.value.startsWith('"') ? encodeString(stringOf(base64.value) ?? '') : base64.value;
      this.isBase64 = true;
    }
    const unread = new Set([schemaOf[version], ...(version === '1.0' ? ['data_base64'] : [])]);
    for (const [name, token] of this.early) {
      if (!unread.has(name)) this.readLate(version, name, token);
    }
  }

  private readAttribute(name: string, value: string): void {
    if (name === 'time') this.values.set(name, normalTime(value));
    else if (name === 'source') this.values.set(name, normalSource(value));
    else this.values.set(name, value);
  }

  private readContentType(value: string): void {
    if (this.version === undefined) {
      this.contentType = value === '' ? undefined : value;
    } else {
      if (this.contentTypeKnown) throw fault('it has two members datacontenttype');
      this.contentType = value;
    }
    this.contentTypeKnown = true;
  }

  private readEarly(name: string, token: Token): void {
    if (name === 'data') this.cached = token.captured;
    else this.early.set(name, token);
  }

  private readLate(version: SpecVersion, name: string, token: Token): void {
    if (name === 'data' || (name === 'data_base64' && version === '1.0')) {
      this.readData(version, name === 'data_base64', token);
    } else if (name === 'datacontentencoding' && version === '0.3') {
      if (this.isBase64) throw fault('it has two members datacontentencoding');
      if (text(name, token) !== 'base64') throw fault("its datacontentencoding has to be 'base64'");
      this.isBase64 = true;
    } else if (name === schemaOf[version]) {
      text(name, token);
    } else {
      this.extensions.add(version, name, decode(token.value));
    }
  }

  /** Reads data at once if all is known that is needed to do so, else keeps them for the end. */
  private readData(version: SpecVersion, isBase64: boolean, token: Token): void {
    const isKnown = this.contentTypeKnown && (version === '1.0' || this.isBase64);
    if (!isKnown) {
      this.isBase64 ||= isBase64;
      this.cached = token.captured;
      return;
    }
    const encoded = version === '1.0' ? isBase64 : this.isBase64;
    if (encoded && !token.value.startsWith('"')) throw fault('its base64 data have to be a string');
    if (encoded) this.data = fromBase64(token.value.slice(1, -1));
    else this.consume(token.captured, false);
  }

  private consume(json: string, late: boolean): void {
    if (late && this.isBase64) {
      if (json.length < 2) throw fault('its base64 data have to be a string');
      this.data = fromBase64(json.slice(1, -1));
      return;
    }
    if (!this.isJson()) {
      this.data = toBytes(text('data', { value: json.trim(), captured: json }));
      return;
    }
    this.data = toBytes(json);
  }

  private isJson(): boolean {
    const [type = '', ...parameters] = (this.contentType ?? '').split(';');
    const mediaType = parameters.length > 0 ? trimSpace(type) : type;
    return isJsonType(mediaType);
  }
}
