import { isAscii } from 'node:buffer';
import { EventloomError } from '../errors';
import { decode, encodeString } from '../language/go/json';
import { isJson } from '../language/go/json-check';
import { nestsDeeper } from '../language/go/json-scan';
import { fromBytes } from '../language/go/text';
import type { GoTime } from '../language/go/time';
import { layouts, parseTime, utc, zeroTime } from '../language/go/time';
import { parse, whole } from '../language/path/parse';
import type { Result } from '../language/path/result';
import type { Event } from '../model/event';
import type { Json } from '../model/json';
import type { Step } from '../model/trace';
import type { Path } from './lookup';
import { Lookup } from './lookup';

/** What a document needs from outside. */
export interface DocumentOptions {
  /**
   * Turns YAML into JSON, as text, for parameters of events whose data are YAML. Throws if it is no YAML.
   * @default such data cannot be read
   */
  readonly yamlToJson?: (yaml: string) => string;
}

/** What a dependency makes of an event that it matches. */
export interface Reception {
  /** The event as the trigger sees it; absent when it does not interest the dependency. */
  readonly document?: EventDocument;
  /** Match, transformation and filters; empty when nobody wanted to know. */
  readonly steps: readonly Step[];
}

/** An event on its way through filters and parameters. Whatever several of them need is worked out once, when it is first asked for. */
export class EventDocument {
  /** What dependencies have made of it, so that triggers that share one need not ask twice. */
  readonly receptions = new Map<object, Reception>();
  #text: string | undefined;
  #json: Json | undefined;
  #input: Json | undefined;
  #wellFormed: boolean | undefined;
  #valid: boolean | undefined;
  #yamlAsJson: string | undefined;
  #lookup: Lookup | undefined;
  #context: string | undefined;
  #contextInput: Json | undefined;
  #whole: string | undefined;
  #time: GoTime | undefined;

  readonly #options: DocumentOptions;

  constructor(
    readonly event: Event,
    options: DocumentOptions = {},
  ) {
    this.#options = options;
  }

  /** Whether the event carries data, be they empty. */
  get hasData(): boolean {
    return this.event.data !== undefined;
  }

  /** The data as text; empty when there are none. Bytes that are not UTF-8 are carried as lone surrogates. */
  get text(): string {
    this.#text ??= textOf(this.event.data);
    return this.#text;
  }

  /** Whether the data are JSON, as filters ask. */
  get isWellFormed(): boolean {
    const { data, isJson: isKnown } = this.event;
    this.#wellFormed ??= data !== undefined && (isKnown || isJson(data));
    return this.#wellFormed;
  }

  /** What a path leads to in the data, which must be {@link isWellFormed}. Throws `program-limit` for a path that explodes. */
  get(path: Path): Result {
    this.#lookup ??= new Lookup(this.text);
    return this.#lookup.get(path);
  }

  /** Whether the data are JSON that Go's encoding/json takes, as parameters ask. */
  get isJson(): boolean {
    this.#valid ??= this.isWellFormed && !nestsDeeper(this.text, maxDepth);
    return this.#valid;
  }

  /**
   * The data, which are YAML, as JSON.
   * @throws EventloomError `program-failed` if they are no YAML.
   */
  get yamlAsJson(): string {
    const { yamlToJson } = this.#options;
    if (!yamlToJson)
      throw new EventloomError('program-failed', 'the data of the event are YAML, which cannot be read here');
    this.#yamlAsJson ??= yamlToJson(this.text);
    return this.#yamlAsJson;
  }

  /**
   * The data as Go's encoding/json decodes them.
   * @throws EventloomError `bad-value` if they are no JSON that Go could read.
   */
  get json(): Json {
    this.#json ??= decode(this.text);
    return this.#json;
  }

  /** The data as templates see them: leniently read, of equal keys the first. */
  get input(): Json {
    this.#input ??= parse(whole(this.text)).value();
    return this.#input;
  }

  /** What is known about the event besides its data, as a JSON object. */
  get context(): string {
    this.#context ??= contextOf(this.event, this.time);
    return this.#context;
  }

  /** {@link context} as templates see it. */
  get contextInput(): Json {
    this.#contextInput ??= decode(this.context);
    return this.#contextInput;
  }

  /** The whole event as a JSON object, its data as base64. */
  get whole(): string {
    const { data } = this.event;
    this.#whole ??= `{"context":${this.context},"data":${data ? `"${asBuffer(data).toString('base64')}"` : 'null'}}`;
    return this.#whole;
  }

  /** When the event was made; the beginning of year 1 if it does not say. */
  get time(): GoTime {
    this.#time ??= parseTime(layouts.rfc3339Nano, this.event.time) ?? zeroTime;
    return this.#time;
  }

  /** Lets go of all that was worked out, which is several times the size of the event; it is worked out again when it is asked for. */
  forget(): void {
    this.receptions.clear();
    this.#text = undefined;
    this.#json = undefined;
    this.#input = undefined;
    this.#yamlAsJson = undefined;
    this.#lookup = undefined;
    this.#whole = undefined;
  }

  /** The same event with other data, which are JSON. */
  withData(text: string): EventDocument {
    const data = Buffer.from(text);
    const document = new EventDocument(
      { ...this.event, datacontenttype: 'application/json', data, isJson: true },
      this.#options,
    );
    document.#text = text;
    return document;
  }
}

/** The levels of arrays and objects that Go's encoding/json reads. */
const maxDepth = 10_000;

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** ASCII is by far the most frequent, and much faster to turn into text. */
function textOf(data: Uint8Array | undefined): string {
  if (!data) return '';
  const buffer = asBuffer(data);
  return isAscii(buffer) ? buffer.toString('latin1') : fromBytes(buffer);
}

function contextOf(event: Event, time: GoTime): string {
  const members = [
    ['id', event.id],
    ['source', event.source],
    ['specversion', event.specversion],
    ['type', event.type],
    ['datacontenttype', event.datacontenttype ?? ''],
    ['subject', event.subject],
  ].map(([key, value]) => `"${key}":${encodeString(value ?? '')}`);
  const isZero = time.seconds === zeroTime.seconds && time.nanos === 0;
  const moment = isZero ? 'null' : `"${time.in(utc).format(layouts.rfc3339)}"`;
  return `{${members.join(',')},"time":${moment}}`;
}
