import { quote } from '../../go/strconv';
import { fromBytes, toBytes } from '../../go/text';
import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { TextFault } from '../machine/fault';
import { jsonText } from '../value/json-text';
import { isArray, isObject } from '../value/members';
import { typedPreview } from '../value/preview';
import { failed, wrongInput } from './fault';
import type { Native, NativeTable } from './native';

/** The formats by their names, and the functions behind them. */
const formats: Readonly<Record<string, Native>> = {
  text: (budget, input) => textOf(input, budget),
  json: (budget, input) => jsonText(input, budget),
  html: format((text) => text.replace(/[<>&'"]/g, (found) => entities[found] ?? found)),
  uri: format(uriEncoded),
  urid: (budget, input) => uriDecoded(input, textOf(input, budget)),
  csv: row('csv', ',', (text) => `"${text.replaceAll('"', '""').replaceAll('\0', '\\0')}"`),
  tsv: row('tsv', '\t', (text) => text.replace(/[\t\r\n\\\0]/g, (found) => tsvEscapes[found] ?? found)),
  sh: (budget, input, ...rest) => shellWords(budget, isArray(input) ? input : [input], ...rest),
  base64: format((text) => toBytes(text).toString('base64')),
  base64d: (budget, input) => base64Decoded(input, textOf(input, budget)),
};

const shellWords = row('sh', ' ', (text) => `'${text.replaceAll("'", "'\\''").replaceAll('\0', '\\0')}'`);

/** The functions behind formats such as `@base64`; `format(name)` takes the name at run time. */
export const formatting: NativeTable = {
  'format/1': (budget, input, name) => {
    if (typeof name !== 'string') throw wrongInput('format', name);
    const known = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (known === undefined) throw new TextFault(() => `format not defined: @${name}`);
    return known(budget, input, null, null, null);
  },
  ...Object.fromEntries(Object.entries(formats).map(([name, format]) => [`_to${name}/0`, format])),
};

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  "'": '&apos;',
  '"': '&quot;',
};

const tsvEscapes: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\r': '\\r',
  '\n': '\\n',
  '\\': '\\\\',
  '\0': '\\0',
};

function textOf(input: GoValue, budget: Budget): string {
  return typeof input === 'string' ? input : jsonText(input, budget);
}

function format(make: (text: string) => string): Native {
  return (budget, input) => {
    const text = textOf(input, budget);
    // No format makes a text more than six times as long.
    budget.text(text.length * 6, text.length);
    return make(text);
  };
}

/** A row of scalars: strings are escaped, everything else is JSON; what JSON writes as null is empty but for the shell. */
function row(name: string, separator: string, escape: (text: string) => string): Native {
  return (budget, input) => {
    if (!isArray(input)) throw wrongInput(`@${name}`, input);
    const cells = input.map((cell) => {
      if (isArray(cell) || isObject(cell)) {
        throw new TextFault(() => `@${name} cannot format an array including: ${typedPreview(cell)}`);
      }
      const text = textOf(cell, budget);
      budget.text(text.length * 4, text.length);
      if (typeof cell === 'string') return escape(text);
      return text === 'null' && name !== 'sh' ? '' : text;
    });
    return cells.join(separator);
  };
}

function uriEncoded(text: string): string {
  const parts: string[] = [];
  for (const byte of toBytes(text)) {
    const character = String.fromCharCode(byte);
    parts.push(/[A-Za-z0-9\-_.~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  }
  return parts.join('');
}

function uriDecoded(input: GoValue, text: string): string {
  const broken = /%(?![0-9a-fA-F]{2})/.exec(text);
  if (broken) {
    const escape = text.replaceAll('+', '%2B').slice(broken.index).slice(0, 3);
    throw failed('@urid', input, [], `invalid URL escape ${quote(escape)}`);
  }
  const bytes = toBytes(text).toString('latin1');
  const decoded = bytes.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return fromBytes(Buffer.from(decoded, 'latin1'));
}

/** Reads up to the first `=`, without regard to line breaks. */
function base64Decoded(input: GoValue, text: string): string {
  const [data = ''] = text.split('=', 1);
  const wrong = /[^A-Za-z0-9+/\r\n]/.exec(data);
  const length = data.replace(/[\r\n]/g, '').length;
  if (wrong || length % 4 === 1) {
    const at = wrong ? toBytes(data.slice(0, wrong.index)).length : data.length - 1;
    throw failed('@base64d', input, [], `illegal base64 data at input byte ${at}`);
  }
  return fromBytes(Buffer.from(data, 'base64'));
}
