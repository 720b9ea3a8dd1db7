import { GoDuration, GoTime } from '../go/time';
import type { GoObject } from '../go/value';
import { GoInteger } from '../go/value';
import type { FunctionTable, TemplateFunction } from './function';
import { durationMethods, nameMethods, timeMethods } from './methods-time';
import { versionMethods } from './sprig/semver/methods';
import { Version } from './sprig/semver/version';

/** The method of a value; undefined if its type has none of that name. */
export function findMethod(value: GoObject, name: string): TemplateFunction | undefined {
  const methods = methodTable(value);
  return methods !== undefined && Object.hasOwn(methods, name) ? methods[name] : undefined;
}

function methodTable(value: GoObject): FunctionTable | undefined {
  if (value instanceof GoTime) return timeMethods;
  if (value instanceof GoDuration) return durationMethods;
  if (value instanceof Version) return versionMethods(value);
  return value instanceof GoInteger && value.text() !== undefined ? nameMethods : undefined;
}
