/** What a Content-Type names. */
export interface MediaType {
  /** Lower case, without parameters. */
  readonly type: string;
  /** Why it cannot be read. */
  readonly problem?: string;
}

const token = /^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/;

/** Reads a Content-Type as Go's mime.ParseMediaType does. */
export function mediaType(text: string): MediaType {
  if (text === 'application/json') return { type: text };
  const [first = '', ...parameters] = text.split(';');
  const type = first.trim().toLowerCase();
  const problem = typeProblem(type) ?? parameterProblem(parameters);
  return { type, ...(problem !== undefined && { problem }) };
}

function typeProblem(type: string): string | undefined {
  const [major = '', minor, ...rest] = type.split('/');
  if (major === '') return type === '' ? 'mime: no media type' : 'mime: expected token after slash';
  if (!token.test(major)) return 'mime: unexpected content after media type';
  if (minor === undefined) return undefined;
  if (minor === '' || !/^[-!#$%&'*+.^_`|~0-9A-Za-z]/.test(minor)) return 'mime: expected token after slash';
  return rest.length > 0 || !token.test(minor) ? 'mime: unexpected content after media subtype' : undefined;
}

function parameterProblem(parameters: readonly string[]): string | undefined {
  const names = new Set<string>();
  for (const [index, parameter] of parameters.entries()) {
    const text = parameter.trim();
    if (text === '' && index === parameters.length - 1) return undefined;
    const match = /^([^\s=]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s"]+)$/.exec(text);
    const name = match?.[1]?.toLowerCase() ?? '';
    if (!token.test(name)) return 'mime: invalid media parameter';
    if (names.has(name)) return 'mime: duplicate parameter name';
    names.add(name);
  }
  return undefined;
}
