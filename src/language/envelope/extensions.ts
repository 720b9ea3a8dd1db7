import { EventloomError } from '../../errors';
import type { Json } from '../../model/json';

/** The versions of CloudEvents that are read. */
export type SpecVersion = '1.0' | '0.3';

/** Names that an extension cannot have, in any case. */
const reserved: Readonly<Record<SpecVersion, ReadonlySet<string>>> = {
  '1.0': new Set(['id', 'source', 'type', 'datacontenttype', 'subject', 'time', 'specversion', 'dataschema']),
  '0.3': new Set(['id', 'source', 'type', 'datacontenttype', 'subject', 'time', 'schemaurl', 'datacontentencoding']),
};

/** The members of an envelope that CloudEvents does not define. */
export class Extensions {
  private readonly values = new Map<string, string>();

  /**
   * Adds one, or with null takes it away.
   *
   * @throws EventloomError `bad-value` for a name or value that CloudEvents does not allow.
   */
  add(version: SpecVersion, name: string, value: Json): void {
    const lower = name.toLowerCase();
    if (reserved[version].has(lower) || (version === '1.0' && !/^[A-Za-z0-9]+$/.test(name))) {
      throw new EventloomError('bad-value', `the message is not an event: '${name}' is no name for an extension`);
    }
    const key = version === '1.0' ? lower : name;
    if (value === null) this.values.delete(key);
    else this.values.set(key, attributeText(name, value));
  }

  /** What was added; undefined if there is nothing. */
  toObject(): { readonly [name: string]: string } | undefined {
    return this.values.size > 0 ? Object.fromEntries(this.values) : undefined;
  }
}

function attributeText(name: string, value: Json): string {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && value <= 2 ** 31 - 1 && value >= -(2 ** 31)) return String(Math.trunc(value));
  throw new EventloomError(
    'bad-value',
    `the message is not an event: its extension '${name}' has to be a string, a boolean or a 32-bit integer`,
  );
}
