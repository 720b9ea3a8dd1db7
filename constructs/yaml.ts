import { Yaml } from 'cdk8s';
import type { JsonObject } from '../src/model/json';

/**
 * An object as YAML, in the form that cdk8s writes, except for texts that Go would read back as something else: a branch named `0o17`
 * would arrive as the number 15.
 */
export function yamlText(object: JsonObject): string {
  return holdsMisreadText(object) ? quoted(object) : Yaml.stringify(object);
}

/** Whether cdk8s would write some text of it so that Go's YAML reader sees another value. */
export function holdsMisreadText(value: unknown): boolean {
  if (typeof value === 'string') return isMisread(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => isMisread(key) || holdsMisreadText(part));
}

const lineBreaks = /[\u0085\u2028\u2029\ufeff]/;

/** Numbers with underscores or a letter after a leading zero, and line breaks that only Go knows. */
function isMisread(text: string): boolean {
  if (lineBreaks.test(text)) return true;
  return /^[-+]?[0-9._][0-9a-zA-Z._+-]*$/.test(text) && (text.includes('_') || /^[-+]?0[a-zA-Z]/.test(text));
}

/** Loaded only for the few objects that need it. */
function quoted(object: JsonObject): string {
  const { Document, visit } = require('yaml') as typeof import('yaml');
  const document = new Document(object, { version: '1.1', keepUndefined: true });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && isMisread(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 }).replace(new RegExp(lineBreaks, 'g'), escaped);
}

/** Every text with such a mark stands in double quotes. */
function escaped(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
