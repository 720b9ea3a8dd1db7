import { parseDuration } from '../../language/go/duration';
import { compileRegex } from '../../language/regex';
import type { Part } from '../part';
import type { Finding } from '../rule';
import { listed } from '../suggestion';

/** Something that Argo Events' controller asks of a part of a resource. */
export type Requirement = (part: Part) => Iterable<Finding>;

/** Whether a field holds something: empty text and empty lists count as nothing. */
export function isSet(part: Part, field: string): boolean {
  const { json, exists } = part.at(field);
  return exists && json !== '' && !(Array.isArray(json) && json.length === 0);
}

/** All of several requirements. */
export function all(...requirements: readonly Requirement[]): Requirement {
  return function* (part) {
    for (const requirement of requirements) yield* requirement(part);
  };
}

/** At least one of several fields. */
export function anyOf(...fields: readonly string[]): Requirement {
  return function* (part) {
    if (fields.some((field) => isSet(part, field))) return;
    yield { at: part, on: 'key', message: `it needs ${listed(fields)}` };
  };
}

/** One of several fields, and no second one. */
export function exactlyOneOf(...fields: readonly string[]): Requirement {
  return function* (part) {
    const found = fields.filter((field) => isSet(part, field));
    if (found.length === 0) yield* anyOf(...fields)(part);
    else if (found.length > 1) {
      yield {
        at: part.at(found[1] ?? ''),
        on: 'key',
        message: `only one of ${listed(fields)} may be set`,
        fix: 'remove one of them',
      };
    }
  };
}

/** All of several fields, or none. */
export function together(...fields: readonly string[]): Requirement {
  return function* (part) {
    const missing = fields.filter((field) => !isSet(part, field));
    if (missing.length === 0 || missing.length === fields.length) return;
    const found = fields.filter((field) => isSet(part, field));
    yield { at: part.at(found[0] ?? ''), on: 'key', message: `with ${listed(found)} it needs ${listed(missing)}, too` };
  };
}

/** Further fields, where one is set. */
export function needs(field: string, ...others: readonly string[]): Requirement {
  return function* (part) {
    const missing = others.filter((other) => !isSet(part, other));
    if (!isSet(part, field) || part.at(field).json === false || missing.length === 0) return;
    yield { at: part.at(field), on: 'key', message: `with '${field}' it needs ${listed(missing)}, too` };
  };
}

/** Something of what stands in a field, where it is set. */
export function within(field: string, requirement: Requirement): Requirement {
  return (part) => (part.at(field).exists ? requirement(part.at(field)) : []);
}

/** At least one element in a list that is there. */
export function filled(field: string): Requirement {
  return function* (part) {
    const list = part.at(field);
    if (Array.isArray(list.json) && list.json.length === 0)
      yield { at: list, on: 'key', message: `'${field}' is empty` };
  };
}

/** Text that passes a test, in a field where there is any. */
export function text(field: string, isFine: (value: string) => boolean, wanted: string): Requirement {
  return function* (part) {
    const at = part.at(field);
    if (at.text && !isFine(at.text)) yield { at, message: `'${at.text}' is not ${wanted}` };
  };
}

/** A duration of Go. */
export function duration(field: string): Requirement {
  return text(field, (value) => parseDuration(value) !== undefined, "a duration: write it as in '90s' or '1h30m'");
}

function compiles(pattern: string): boolean {
  try {
    compileRegex(pattern);
    return true;
  } catch {
    return false;
  }
}

/** Which files to watch. */
export const watchedFiles: Requirement = all(
  text('directory', (value) => value.startsWith('/'), 'an absolute path: begin it with a slash'),
  exactlyOneOf('path', 'pathRegexp'),
  text('path', (value) => !value.startsWith('/'), "relative to 'directory': remove the slash at its beginning"),
  text('pathRegexp', compiles, 'a regular expression that Go understands (RE2)'),
);

/** How to connect with TLS. */
export const tls: Requirement = function* (part) {
  if (part.at('insecureSkipVerify').isTrue) return;
  yield* together('clientCertSecret', 'clientKeySecret')(part);
  if (!part.at('enabled').isTrue)
    yield* anyOf('caCertSecret', 'clientCertSecret', 'enabled', 'insecureSkipVerify')(part);
};
