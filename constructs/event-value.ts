import { EventloomError } from '../src/errors';
import type { TriggerParameterSource } from '../src/model/sensor';

/** What to read from the event of a dependency, and what to take when there is nothing to read. */
export interface EventValue {
  /** The path of the sensor whose dependency it is. */
  readonly sensor: string;
  /** How the value is described: upstream's parameter source. */
  readonly source: TriggerParameterSource;
  /** What stands in its place until then, null for not even the field; absent when nothing was said. */
  readonly placeholder?: string | null;
}

/** A piece of a text: what stands there as it is, or what comes from an event. */
export type TextPart = string | EventValue;

/** The form of a token: `$event{sensor/dependency/what/argument=otherwise:placeholder}`, each part escaped as in a URL. */
const token = /\$event\{([^{}]*)\}/g;

/** A placeholder that is none: no text is encoded so. */
const nothing = '*';

/** What a token can ask for, by the word in it. */
const selectors = {
  data: 'dataKey',
  template: 'dataTemplate',
  context: 'contextKey',
  contextTemplate: 'contextTemplate',
} as const;

/** @see eventValueToken */
export type Selector = keyof typeof selectors | 'raw' | 'event';

/**
 * A text that stands for a value of an event until the trigger that it is written in finds it. It holds all that is known about the
 * value, so that nothing needs to be kept elsewhere.
 */
export function eventValueToken(
  sensor: string,
  dependency: string,
  selector: Selector,
  argument: string,
  { otherwise, placeholder }: { readonly otherwise?: string; readonly placeholder?: string | null } = {},
): string {
  if ([argument, otherwise, placeholder].some((text) => typeof text === 'string' && holdsEventValue(text))) {
    throw new EventloomError(
      'bad-value',
      `a value of '${dependency}' is told of another value of an event, and upstream reads one of each; use a field for each`,
    );
  }
  const value = [sensor, dependency, selector, argument].map(encoded).join('/');
  const fallback = otherwise === undefined ? '' : `=${encoded(otherwise)}`;
  const until = placeholder === undefined ? '' : `:${placeholder === null ? nothing : encoded(placeholder)}`;
  return `$event{${value}${fallback}${until}}`;
}

/**
 * The pieces of a text; a text without a value of an event is one piece.
 * @throws EventloomError `bad-value` for what is left of a value after the text was cut or changed.
 */
export function textParts(text: string): readonly TextPart[] {
  if (!holdsEventValue(text)) return [text];
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(decoded(match[1] ?? ''));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  const changed = parts.find((part) => typeof part === 'string' && holdsEventValue(part));
  if (typeof changed === 'string') throw leftover(changed);
  return parts;
}

function leftover(text: string): EventloomError {
  return new EventloomError(
    'bad-value',
    `'${text.slice(0, 200)}' is what is left of a value of an event: such texts cannot be cut or changed; let a template do it, as ` +
      "push.template('{{ .Input.body.ref | upper }}')",
  );
}

/** Whether a text holds a value of an event, or what is left of one after it was cut or changed. */
export function holdsEventValue(text: string): boolean {
  return /(?:\$|%24)event(?:\{|%7b)/i.test(text);
}

/** Also escapes what encodeURIComponent leaves alone and YAML or a shell might not. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decoded(text: string): EventValue {
  const [, path = '', otherwise, placeholder] = /^([^=:]*)(?:=([^:]*))?(?::(.*))?$/.exec(text) ?? [];
  const [sensor, dependencyName, selector = '', argument = ''] = path.split('/').map(decodeURIComponent);
  if (sensor === undefined || dependencyName === undefined) {
    throw leftover(`$event{${text}}`);
  }
  const value = otherwise === undefined ? {} : { value: decodeURIComponent(otherwise) };
  const source = { dependencyName, ...selected(selector, argument), ...value };
  if (placeholder === undefined) return { sensor, source };
  return { sensor, source, placeholder: placeholder === nothing ? null : decodeURIComponent(placeholder) };
}

function selected(selector: string, argument: string): Partial<TriggerParameterSource> {
  if (selector === 'raw') return { dataKey: argument, useRawData: true };
  return selector in selectors ? { [selectors[selector as keyof typeof selectors]]: argument } : {};
}
