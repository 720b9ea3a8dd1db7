import { parseInt } from '../../../go/strconv';
import { compareBytes } from '../../../go/text';
import type { GoValue } from '../../../go/value';
import { GoInteger, GoStruct } from '../../../go/value';
import { failure } from '../../failure';

const maxLength = 256;
const maxUint64 = (1n << 64n) - 1n;

const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const versionPattern = new RegExp(
  `^v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-(${identifiers}))?(?:\\+(${identifiers}))?$`,
);

/** The numbers and texts that make up a version. */
export interface VersionParts {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
}

/** A semantic version. `semver` gives a pointer to one, the methods that change it give the struct. */
export class Version extends GoStruct {
  readonly parts: VersionParts;
  readonly original: string;

  constructor(parts: VersionParts, original: string, kind: 'ptr' | 'struct' = 'ptr') {
    super(kind === 'ptr' ? '*semver.Version' : 'semver.Version', fieldsOf(parts, original), kind);
    this.parts = parts;
    this.original = original;
  }

  /** The version in its full form: three numbers, no leading v. */
  override text(): string {
    return versionText(this.parts);
  }
}

function fieldsOf(parts: VersionParts, original: string): ReadonlyMap<string, GoValue> {
  return new Map<string, GoValue>([
    ['major', new GoInteger(parts.major, 'uint64')],
    ['minor', new GoInteger(parts.minor, 'uint64')],
    ['patch', new GoInteger(parts.patch, 'uint64')],
    ['pre', parts.prerelease],
    ['metadata', parts.metadata],
    ['original', original],
  ]);
}

/** `1.2.3-beta.1+build`. */
export function versionText({ major, minor, patch, prerelease, metadata }: VersionParts): string {
  const suffix = (prerelease === '' ? '' : `-${prerelease}`) + (metadata === '' ? '' : `+${metadata}`);
  return `${major}.${minor}.${patch}${suffix}`;
}

/** Reads a version leniently: a leading v, one or two numbers and leading zeros are fine. Throws `program-failed`. */
export function parseVersion(text: string): Version {
  const match = text.length > maxLength ? null : versionPattern.exec(text);
  const [major, minor, patch] = [segment(match?.[1]), segment(match?.[2]), segment(match?.[3])];
  if (match === null || major === undefined || minor === undefined || patch === undefined) {
    throw failure(`${JSON.stringify(text.slice(0, maxLength))} is no semantic version`);
  }
  const prerelease = match[4] ?? '';
  checkPrerelease(prerelease);
  return new Version({ major, minor, patch, prerelease, metadata: match[5] ?? '' }, text);
}

function segment(digits: string | undefined): bigint | undefined {
  const value = BigInt(digits ?? '0');
  return value > maxUint64 ? undefined : value;
}

/** Numbers in a prerelease have no leading zeros. Throws `program-failed`. */
export function checkPrerelease(prerelease: string): void {
  if (prerelease === '') return;
  if (!/^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/.test(prerelease) || /(?:^|\.)0\d+(?:\.|$)/.test(prerelease)) {
    throw failure(`${JSON.stringify(prerelease)} is no prerelease of a semantic version`);
  }
}

/** Throws `program-failed` for metadata with other characters than letters, digits, dashes and dots. */
export function checkMetadata(metadata: string): void {
  if (!/^[0-9A-Za-z-]*(?:\.[0-9A-Za-z-]*)*$/.test(metadata)) {
    throw failure(`${JSON.stringify(metadata)} is no metadata of a semantic version`);
  }
}

/** -1, 0 or 1; metadata does not count. */
export function compareVersions(one: VersionParts, other: VersionParts): number {
  const numbers =
    compareNumbers(one.major, other.major) ||
    compareNumbers(one.minor, other.minor) ||
    compareNumbers(one.patch, other.patch);
  if (numbers !== 0 || one.prerelease === other.prerelease) return numbers;
  if (one.prerelease === '') return 1;
  return other.prerelease === '' ? -1 : comparePrereleases(one.prerelease, other.prerelease);
}

/** Compares part by part: numbers as numbers, and before letters. */
export function comparePrereleases(one: string, other: string): number {
  const [parts, others] = [one.split('.'), other.split('.')];
  for (let at = 0; at < Math.max(parts.length, others.length); at++) {
    const order = compareParts(parts[at] ?? '', others[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(one: string, other: string): number {
  if (one === other) return 0;
  if (one === '') return -1;
  if (other === '') return 1;
  const [number, otherNumber] = [unsigned(one), unsigned(other)];
  if (number === undefined && otherNumber === undefined) return compareBytes(one, other) > 0 ? 1 : -1;
  if (number === undefined) return 1;
  return otherNumber === undefined || number <= otherNumber ? -1 : 1;
}

function unsigned(text: string): bigint | undefined {
  const value = /^\d+$/.test(text) ? parseInt(text, 10, 128) : undefined;
  return value !== undefined && value <= maxUint64 ? value : undefined;
}

function compareNumbers(one: bigint, other: bigint): number {
  return one < other ? -1 : Number(one > other);
}
