/** As many members as a `tracestate` may have. */
const maxMembers = 32;

/** As many characters as have to be passed on, and how long a member is that goes first when there are more. */
const keptCharacters = 512;
const largeMember = 128;

/** `key=value`; the value is printable and does not end with a blank. */
const member =
  /^((?:[a-z][a-z0-9_\-*/]{0,255})|(?:[a-z0-9][a-z0-9_\-*/]{0,240}@[a-z][a-z0-9_\-*/]{0,13}))=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;

/**
 * The W3C `tracestate` of a request as it is passed on: what tracing systems of the sender want to find again. The long and the last
 * members go when it has more than 512 characters.
 * @param values of all headers with this name, in their order
 * @returns undefined when there is none, or it is not valid: it goes as a whole then
 */
export function requestTracestate(values: readonly string[] | undefined): string | undefined {
  if (!values) return undefined;
  const members = values
    .flatMap((value) => value.split(',', maxMembers * 2))
    .map((text) => text.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((text) => text !== '');
  const keys = new Set(members.map((text) => member.exec(text)?.[1]));
  const isValid = members.length <= maxMembers && keys.size === members.length && !keys.has(undefined);
  return isValid && members.length > 0 ? short(members) : undefined;
}

function short(members: readonly string[]): string | undefined {
  const whole = members.join(',');
  if (whole.length <= keptCharacters) return whole;
  const kept = members.filter(({ length }) => length <= largeMember);
  while (kept.length > 0 && kept.join(',').length > keptCharacters) kept.pop();
  return kept.length === 0 ? undefined : kept.join(',');
}
