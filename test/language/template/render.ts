import { EventloomError } from '../../../src/errors';
import type { GoValue } from '../../../src/language/go/value';
import { compile, type TemplateOptions } from '../../../src/language/template/template';

/** A moment for templates that ask for the time: 2024-01-02T03:04:05Z. */
export const moment = Date.UTC(2024, 0, 2, 3, 4, 5);

/** A value of each kind, for templates that Go itself was asked about. */
export const valueOfEachKind: GoValue = {
  n: 7,
  f: 1.5,
  z: 0,
  neg: -3,
  s: 'text',
  t: true,
  nul: null,
  l: [1, 2, 3],
  e: [],
  names: ['ann', 'bob'],
  o: { k: 'v', a: { b: [1, { c: 2 }] } },
  mixed: [1, 'a', null, true, { k: 1 }, [2]],
};

/** What a template makes of an input. */
export function render(template: string, input: GoValue = null, options: TemplateOptions = {}): string {
  return compile(template).run(input, { now: () => moment, ...options });
}

/** The code and the message of the error that a template ends in. */
export function failureOf(template: string, input: GoValue = null, options: TemplateOptions = {}): string {
  try {
    return `no error: ${render(template, input, options)}`;
  } catch (error) {
    if (error instanceof EventloomError) return `${error.code}: ${error.message}`;
    throw error;
  }
}
