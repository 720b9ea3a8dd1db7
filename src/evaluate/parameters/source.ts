import { EventloomError, reasonOf } from '../../errors';
import { get } from '../../language/path/get';
import type { ResultType } from '../../language/path/result';
import type { Template } from '../../language/template/template';
import { compile } from '../../language/template/template';
import type { Json } from '../../model/json';
import type { TriggerParameterSource } from '../../model/parameter';
import type { EventDocument } from '../document';
import { noValue } from '../filters/value-template';
import type { Path } from '../lookup';
import { compilePath } from '../lookup';
import type { Payload } from './json-data';
import { jsonData } from './json-data';

/** The events that a trigger fires with, by the name of their dependency. */
export type Events = ReadonlyMap<string, EventDocument>;

/** The value of a parameter, as text, with the type that it had. */
export interface ParameterValue {
  /** Null when the dependency had no event and there is no value to fall back to. */
  readonly value: string | null;
  readonly type: ResultType;
  /** Why it is not from an event. */
  readonly missing?: string;
}

/** A compiled source of a parameter. */
export interface ParameterSource {
  /** Where the value comes from, for people. */
  readonly described: string;
  /** Whether JSON stays JSON when it is put somewhere. */
  readonly useRawData: boolean;
  /** @throws EventloomError `program-failed` when there is an event and no value can be had from it. */
  resolve(events: Events): ParameterValue;
}

/**
 * Compiles where a parameter takes its value from. A template that does not compile counts as one that finds nothing.
 */
export function compileSource(src: TriggerParameterSource | undefined): ParameterSource {
  return src ? new CompiledSource(src) : missingSource;
}

const missingSource: ParameterSource = {
  described: 'nothing',
  useRawData: false,
  resolve() {
    throw new EventloomError(
      'program-failed',
      'the parameter has no src: name a dependency and what to take of its event',
    );
  },
};

const textValue = (value: string): ParameterValue => ({ value, type: 'String' });

class CompiledSource implements ParameterSource {
  readonly described: string;
  readonly useRawData: boolean;
  readonly #key: Path | undefined;
  readonly #template: Template | { readonly fault: unknown } | undefined;
  readonly #takes: 'data' | 'context' | 'whole';

  constructor(readonly src: TriggerParameterSource) {
    const takesData = Boolean(src.dataKey || src.dataTemplate);
    this.#takes = takesData ? 'data' : src.contextKey || src.contextTemplate ? 'context' : 'whole';
    const key = takesData ? src.dataKey : src.contextKey;
    this.#key = key ? compilePath(key) : undefined;
    const template = (takesData ? src.dataTemplate : src.contextTemplate) ?? '';
    this.#template = template ? compiled(template) : undefined;
    this.useRawData = src.useRawData === true;
    this.described = this.#describe(template);
  }

  resolve(events: Events): ParameterValue {
    const { value } = this.src;
    const document = events.get(this.src.dependencyName ?? '');
    if (!document) return { value: value ?? null, type: 'String', missing: 'its dependency had no event' };
    if (this.#takes === 'whole') return textValue(value ?? document.whole);
    let reason: string;
    try {
      const found = this.#find(document);
      if (typeof found !== 'string') return found;
      reason = found;
    } catch (error) {
      reason = reasonOf(error);
    }
    if (value !== undefined) return { value, type: 'String', missing: reason };
    throw new EventloomError(
      'program-failed',
      `unable to resolve '${this.src.dependencyName ?? ''}' parameter value: ${reason}`,
    );
  }

  /** The template first, then the key; or why there is no value. */
  #find(document: EventDocument): ParameterValue | string {
    const payload = this.#takes === 'data' ? jsonData(document) : contextOf(document);
    let reason = `there is nothing at '${this.#key?.text ?? ''}'`;
    if (this.#template) {
      try {
        return textValue(runTemplate(this.#template, payload.input()));
      } catch (error) {
        reason = reasonOf(error);
      }
    }
    if (!this.#key) return reason;
    const result = payload.get(this.#key);
    if (!result.exists) return reason;
    const { type } = result;
    return { value: type === 'Null' ? result.raw : result.string(), type };
  }

  #describe(template: string): string {
    const { dependencyName, value } = this.src;
    const taken =
      this.#takes === 'whole' ? 'the whole event' : [template, this.#key?.text].filter(Boolean).join(' or ');
    if (this.#takes === 'whole' && value !== undefined) return JSON.stringify(value);
    return `${this.#takes === 'whole' ? '' : `${this.#takes} `}${taken} of ${dependencyName ?? ''}`;
  }
}

/** The context of an event as JSON. */
function contextOf(document: EventDocument): Payload {
  return { get: (path) => get(document.context, path.text), input: () => document.contextInput };
}

function runTemplate(template: Template | { readonly fault: unknown }, input: Json): string {
  if ('fault' in template) throw template.fault;
  const output = template.run(input);
  if (output !== '' && output !== noValue) return output;
  throw new EventloomError('program-failed', 'the template gives an empty text or no value');
}

function compiled(template: string): Template | { readonly fault: unknown } {
  try {
    return compile(template);
  } catch (fault) {
    return { fault };
  }
}
