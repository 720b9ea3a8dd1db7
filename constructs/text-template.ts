import { EventloomError } from '../src/errors';
import type { TriggerParameterSource } from '../src/model/sensor';
import type { EventValue, TextPart } from './event-value';
import { refuseRawInText } from './parameters';

/**
 * A text with values of one event in it as a single Go template. It prints numbers in full, and fails on a field that is missing or null
 * unless there is something to take otherwise.
 *
 * @param dest where the text stands, for messages.
 * @throws EventloomError `bad-value` when one template cannot say it: values of several dependencies, of data and context, raw values,
 * whole events, or paths that are more than names and indexes.
 */
export function textTemplate(dest: string, parts: readonly TextPart[]): TriggerParameterSource {
  const values = parts.filter((part) => typeof part !== 'string');
  const [first] = values;
  const dependencyName = first?.source.dependencyName ?? '';
  const where = dest === '' ? 'the message' : `'${dest}'`;
  if (values.some(({ source }) => source.dependencyName !== dependencyName)) {
    const names = [...new Set(values.map(({ source }) => `'${source.dependencyName}'`))].join(' and ');
    throw bad(
      `${where} is a text with values of ${names}, and upstream makes such a text of one event only; use a field for each`,
    );
  }
  const selectors = new Set(values.map((value) => selectorOf(value, where)));
  if (selectors.size > 1) {
    throw bad(
      `${where} is a text with values of an event's data and of its context, of which upstream reads only one; use a field for each`,
    );
  }
  const text = parts.map((part) => (typeof part === 'string' ? literal(part) : action(part, where))).join('');
  return {
    dependencyName,
    ...(selectors.has('data') ? { dataTemplate: text } : { contextTemplate: text }),
    ...otherwiseOf(parts),
  };
}

/** Taken when there is no event at all: known when each value has something to take otherwise. */
function otherwiseOf(parts: readonly TextPart[]): { readonly value?: string } {
  const texts = parts.map((part) => (typeof part === 'string' ? part : part.source.value));
  return texts.includes(undefined) ? {} : { value: texts.join('') };
}

function selectorOf(value: EventValue, where: string): 'data' | 'context' {
  const { source } = value;
  refuseRawInText(value, where);
  if (source.dataKey !== undefined || source.dataTemplate !== undefined) return 'data';
  if (source.contextKey !== undefined || source.contextTemplate !== undefined) return 'context';
  throw bad(`${where} holds a whole event inside a longer text; a whole event stands alone`);
}

function action({ source }: EventValue, where: string): string {
  const template = source.dataTemplate ?? source.contextTemplate;
  if (template !== undefined) return template;
  const path = source.dataKey ?? source.contextKey ?? '';
  if (!/^[^.@|*?(\\{[#!]+(\.[^.@|*?(\\{[#!]+)*$/.test(path)) {
    throw bad(
      `${where} holds data('${path}') inside a longer text, where a path is names and indexes only; use template() for all of it`,
    );
  }
  const steps = path.split('.').map((step) => (/^(0|[1-9]\d{0,8})$/.test(step) ? step : JSON.stringify(step)));
  const missing =
    source.value === undefined ? `{{ fail ${JSON.stringify(`${path} is missing`)} }}` : literal(source.value);
  return (
    `{{ with $v := dict "v" (index .Input ${steps.join(' ')}) }}{{ if kindIs "invalid" $v.v }}${missing}` +
    '{{ else if kindIs "string" $v.v }}{{ $v.v }}{{ else }}{{ toRawJson $v.v }}{{ end }}{{ end }}'
  );
}

/** A text that a template prints as it is; a brace at its end would become part of the action that follows. */
function literal(text: string): string {
  return text.replace(/\{{2,}|\{$/g, (braces) => `{{ "${braces}" }}`);
}

function bad(message: string): EventloomError {
  return new EventloomError('bad-value', message);
}
