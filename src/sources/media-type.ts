/** What a Content-Type names. */
export interface MediaType {
  /** Lower case, without parameters. */
  readonly type: string;
  /** Why it cannot be read. */
  readonly problem?: string;
}

/** Reads a Content-Type as Go's mime.ParseMediaType does. */
export function mediaType(text: string): MediaType {
  if (text === 'application/json') return { type: text };
  const [first = ''] = text.split(';', 1);
  const type = first.trim().toLowerCase();
  const problem = typeProblem(type) ?? parameterProblem(text.slice(first.length));
  return { type, ...(problem !== undefined && { problem }) };
}

const tokenCharacter = "[-!#$%&'*+.^_`|~0-9A-Za-z]";
const typeParts = new RegExp(`^(${tokenCharacter}*)(/?)(${tokenCharacter}*)(.*)$`, 's');

function typeProblem(type: string): string | undefined {
  const [, major, slash, minor, rest] = typeParts.exec(type) ?? [];
  if (!major) return 'mime: no media type';
  if (!slash) return rest === '' ? undefined : 'mime: expected slash after first token';
  if (!minor) return 'mime: expected token after slash';
  return rest === '' ? undefined : 'mime: unexpected content after media subtype';
}

/** A value in quotes takes a backslash for itself unless it stands before a character that has to be escaped. */
const parameter = new RegExp(
  String.raw`^\s*;\s*(${tokenCharacter}+)\s*=\s*(?:(${tokenCharacter}+)|"((?:\\[()<>@,;:\\"/[\]?=]|[^"\r\n])*)")`,
);

function parameterProblem(text: string): string | undefined {
  const known = new Map<string, string>();
  for (let rest = text.trimStart(); rest !== ''; rest = rest.trimStart()) {
    const [whole, name = '', bare, quoted = ''] = parameter.exec(rest) ?? [];
    if (whole === undefined) return rest.trim() === ';' ? undefined : 'mime: invalid media parameter';
    const value = bare ?? quoted.replace(/\\([()<>@,;:\\"/[\]?=])/g, '$1');
    const key = name.toLowerCase();
    if ((known.get(key) ?? value) !== value) return 'mime: duplicate parameter name';
    known.set(key, value);
    rest = rest.slice(whole.length);
  }
  return undefined;
}
