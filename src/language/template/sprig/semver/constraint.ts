import { compileRegex } from '../../../regex';
import { failure } from '../../failure';
import type { VersionParts } from './version';
import { comparePrereleases, compareVersions, parseVersion } from './version';

const maxLength = 512;
const maxGroups = 32;

// The patterns can match in very many ways, so they run on a matcher that is linear in time.
const version =
  'v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?' +
  '(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?';
const operators = '=||!=|>|<|>=|=>|<=|=<|~|~>|\\^';
const one = `^\\s*(${operators})\\s*(${version})\\s*$`;
const range = `\\s*(${version})\\s+-\\s+(${version})\\s*`;
const each = `(${operators})\\s*(${version})`;
const group = `^(\\s*(${operators})\\s*(${version})\\s*)((?:\\s+|,\\s*)(${operators})\\s*(${version})\\s*)*$`;

interface Bound {
  readonly operator: string;
  readonly parts: VersionParts;
  /** Which numbers were left out or written as x. */
  readonly open: 'nothing' | 'patch' | 'minor' | 'everything';
}

/** Constraints joined by `||`; within each all have to hold. */
export type Constraint = readonly (readonly Bound[])[];

/** Reads `>=1.2 <2 || ~3.1`, `1.x`, `1.2 - 1.4`. Throws `program-failed`. */
export function parseConstraint(text: string): Constraint {
  if (text.length > maxLength) throw failure(`a version constraint has at most ${maxLength} characters`);
  const groups = withoutRanges(text).split('||');
  if (groups.length > maxGroups) throw failure(`a version constraint has at most ${maxGroups} alternatives`);
  return groups.map((part) => {
    if (!compileRegex(group).test(part)) throw failure(`${JSON.stringify(part)} is no version constraint`);
    return allMatches(each, part).map(([whole = '']) => parseBound(whole));
  });
}

/** Tells whether a version lies within a constraint; prereleases only where the alternative names one. */
export function satisfies(parts: VersionParts, constraint: Constraint): boolean {
  return constraint.some((bounds) => {
    const allowsPrerelease = bounds.some((bound) => bound.parts.prerelease !== '');
    return (
      (parts.prerelease === '' || allowsPrerelease) && bounds.every((bound) => checks[bound.operator]?.(parts, bound))
    );
  });
}

/** The texts of the whole and of the groups of each match; empty for groups that took no part. */
function allMatches(pattern: string, text: string): string[][] {
  return [...compileRegex(pattern).matches(text)].map((offsets) =>
    offsets.flatMap((start, at) => (at % 2 === 1 ? [] : [start < 0 ? '' : text.slice(start, offsets[at + 1])])),
  );
}

/** `1.2 - 1.4` means `>= 1.2, <= 1.4`. */
function withoutRanges(text: string): string {
  let rewritten = text;
  for (const groups of allMatches(range, text)) {
    rewritten = rewritten.replace(groups[0] ?? '', () => `>= ${groups[1] ?? ''}, <= ${groups[11] ?? ''} `);
  }
  return rewritten;
}

function parseBound(text: string): Bound {
  const groups = allMatches(one, text)[0];
  if (groups === undefined) throw failure(`${JSON.stringify(text)} is no version constraint`);
  const [, operator = '', whole = '', major = '', minor = '', patch = '', prerelease = ''] = groups;
  if (isOpen(major)) return { operator, parts: parseVersion(`0.0.0${prerelease}`).parts, open: 'everything' };
  if (isOpen(minor)) return { operator, parts: parseVersion(`${major}.0.0${prerelease}`).parts, open: 'minor' };
  if (isOpen(patch)) return { operator, parts: parseVersion(`${major}${minor}.0${prerelease}`).parts, open: 'patch' };
  return { operator, parts: parseVersion(whole).parts, open: 'nothing' };
}

function isOpen(segment: string): boolean {
  return segment === '' || /^\.?[xX*]$/.test(segment);
}

type Check = (parts: VersionParts, bound: Bound) => boolean;

const checks: Readonly<Record<string, Check>> = {
  '': isSame,
  '=': isSame,
  '!=': isDifferent,
  '>': isGreater,
  '<': (parts, bound) => compareVersions(parts, bound.parts) < 0,
  '>=': isAtLeast,
  '=>': isAtLeast,
  '<=': isAtMost,
  '=<': isAtMost,
  '~': isNear,
  '~>': isNear,
  '^': isCompatible,
};

function isSame(parts: VersionParts, bound: Bound): boolean {
  return bound.open === 'nothing' ? compareVersions(parts, bound.parts) === 0 : isNear(parts, bound);
}

function isDifferent(parts: VersionParts, bound: Bound): boolean {
  if (bound.open === 'nothing') return compareVersions(parts, bound.parts) !== 0;
  if (bound.parts.major !== parts.major) return true;
  if (bound.open === 'minor') return false;
  if (bound.parts.minor !== parts.minor) return true;
  if (bound.open === 'everything') {
    return bound.parts.patch !== parts.patch || compareVersions(parts, bound.parts) !== 0;
  }
  return comparePrereleases(parts.prerelease, bound.parts.prerelease) !== 0;
}

function isGreater(parts: VersionParts, bound: Bound): boolean {
  if (bound.open === 'nothing') return compareVersions(parts, bound.parts) > 0;
  if (parts.major !== bound.parts.major) return parts.major > bound.parts.major;
  if (bound.open === 'minor') return false;
  return bound.open === 'patch' ? parts.minor > bound.parts.minor : compareVersions(parts, bound.parts) > 0;
}

function isAtLeast(parts: VersionParts, bound: Bound): boolean {
  return compareVersions(parts, bound.parts) >= 0;
}

function isAtMost(parts: VersionParts, bound: Bound): boolean {
  if (bound.open === 'nothing') return compareVersions(parts, bound.parts) <= 0;
  if (parts.major !== bound.parts.major) return parts.major < bound.parts.major;
  return parts.minor <= bound.parts.minor || bound.open === 'minor';
}

/** `~1.2.3`: newer, with the same major and minor number as far as they are given. */
function isNear(parts: VersionParts, bound: Bound): boolean {
  if (compareVersions(parts, bound.parts) < 0) return false;
  const { major, minor, patch } = bound.parts;
  const isZero = major === 0n && minor === 0n && patch === 0n;
  if (isZero && bound.open !== 'minor' && bound.open !== 'patch') return true;
  return parts.major === major && (parts.minor === minor || bound.open === 'minor');
}

/** `^1.2.3`: newer, with the same first number that is not zero. */
function isCompatible(parts: VersionParts, bound: Bound): boolean {
  if (compareVersions(parts, bound.parts) < 0) return false;
  const { major, minor, patch } = bound.parts;
  if (major > 0n || bound.open === 'minor') return parts.major === major;
  if (parts.major > 0n) return false;
  if (minor > 0n || bound.open === 'patch') return parts.minor === minor;
  return parts.minor === 0n && parts.patch === patch;
}
