import { GoInteger } from '../../../go/value';
import type { FunctionTable } from '../../function';
import { methodsOf } from '../../function';
import type { VersionParts } from './version';
import { checkMetadata, checkPrerelease, compareVersions, Version, versionText } from './version';

const method = methodsOf<Version>();

/** Methods that a version has whether or not it is behind a pointer. */
const valueMethods: FunctionTable = {
  Major: method([], (version) => new GoInteger(version.parts.major, 'uint64')),
  Minor: method([], (version) => new GoInteger(version.parts.minor, 'uint64')),
  Patch: method([], (version) => new GoInteger(version.parts.patch, 'uint64')),
  Prerelease: method([], (version) => version.parts.prerelease),
  Metadata: method([], (version) => version.parts.metadata),
  String: method([], (version) => version.text()),
  Value: method([], (version) => version.text()),
  IncMajor: method([], (version) =>
    changed(version, {
      ...version.parts,
      major: version.parts.major + 1n,
      minor: 0n,
      patch: 0n,
      prerelease: '',
      metadata: '',
    }),
  ),
  IncMinor: method([], (version) =>
    changed(version, { ...version.parts, minor: version.parts.minor + 1n, patch: 0n, prerelease: '', metadata: '' }),
  ),
  IncPatch: method([], (version) => changed(version, nextPatch(version.parts))),
  SetPrerelease: method(['string'], (version, prerelease) => {
    checkPrerelease(prerelease);
    return changed(version, { ...version.parts, prerelease });
  }),
  SetMetadata: method(['string'], (version, metadata) => {
    checkMetadata(metadata);
    return changed(version, { ...version.parts, metadata });
  }),
};

/** Methods that only a pointer to a version has. */
const pointerMethods: FunctionTable = {
  ...valueMethods,
  Original: method([], (version) => version.original),
  Compare: method(['version'], (version, other) => BigInt(compareVersions(version.parts, other.parts))),
  Equal: method(['version'], (version, other) => compareVersions(version.parts, other.parts) === 0),
  LessThan: method(['version'], (version, other) => compareVersions(version.parts, other.parts) < 0),
  LessThanEqual: method(['version'], (version, other) => compareVersions(version.parts, other.parts) <= 0),
  GreaterThan: method(['version'], (version, other) => compareVersions(version.parts, other.parts) > 0),
  GreaterThanEqual: method(['version'], (version, other) => compareVersions(version.parts, other.parts) >= 0),
};

/** The methods of a version. */
export function versionMethods(version: Version): FunctionTable {
  return version.kind === 'ptr' ? pointerMethods : valueMethods;
}

/** The release after a prerelease is the one that it announces. */
function nextPatch(parts: VersionParts): VersionParts {
  const patch = parts.prerelease === '' ? parts.patch + 1n : parts.patch;
  return { ...parts, patch, prerelease: '', metadata: '' };
}

function changed(version: Version, parts: VersionParts): Version {
  const prefix = version.original.startsWith('v') ? 'v' : '';
  return new Version(parts, prefix + versionText(parts), 'struct');
}
