import type { Json } from '../../model/json';
import type { Schema } from '../../model/schema';
import type { Part } from '../part';
import type { Finding, Rule } from '../rule';
import { resolve, shapeFaults } from '../shape';

/** A value of the wrong type makes the whole object unreadable for Argo Events. */
export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  title: 'Every value has the type that Argo Events reads',
  why: `The API server accepts any type, but Argo Events cannot decode the object: its controller logs an error and leaves the object alone,
and often every other object of that kind as well. The usual case is a port without quotes.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
  webhook:
    orders:
      port: 12000
      endpoint: /orders
      method: POST
`,
  *check(set) {
    for (const fault of shapeFaults(set)) if (fault.kind === 'type') yield finding(fault.at, fault.schema);
  },
};

function finding(at: Part, schema: Schema): Finding {
  const wanted = typesOf(schema);
  const { json = null } = at;
  const message = `'${nameOf(at)}' must be ${wanted.map(described).join(' or ')}, not ${found(json)}`;
  if (!wanted.includes('string') || typeof json === 'object') return { at, message, ...unquoted(json, wanted) };
  // How it is written is what was meant: 2.10 is not 2.1, and 'no' is not 'false'.
  return { at, message, fix: 'put quotes around it', edit: { replace: String(json), with: String(json) } };
}

/** Text that would be right without its quotes. */
function unquoted(json: Json, wanted: readonly string[]): Pick<Finding, 'fix'> {
  if (typeof json !== 'string') return {};
  const isNumber =
    /^-?[0-9]+(?:\.[0-9]+)?$/.test(json) && wanted.some((type) => type === 'number' || type === 'integer');
  const isBoolean = /^(?:true|false)$/.test(json) && wanted.includes('boolean');
  return isNumber || isBoolean ? { fix: `write it without quotes: ${json}` } : {};
}

function nameOf({ path }: Part): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `${String(path.at(-2) ?? '')}[${last}]` : String(last ?? '');
}

function typesOf(schema: Schema): readonly string[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((option) => typesOf(resolve(option).schema));
  return typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
}

const descriptions: { readonly [type: string]: string } = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function described(type: string): string {
  return descriptions[type] ?? type;
}

function found(json: Json): string {
  if (Array.isArray(json)) return 'a list';
  if (typeof json === 'object') return 'a map';
  if (typeof json === 'string') return 'text';
  return typeof json === 'number'
    ? `the number ${json}`
    : `the boolean ${json} (yes, no, on and off are booleans in YAML)`;
}
