import type { FunctionTable } from '../../function';
import { fn } from '../../function';
import { parseConstraint, satisfies } from './constraint';
import { parseVersion } from './version';

/** Semantic versions. */
export const semver: FunctionTable = {
  semver: fn(['string'], parseVersion),
  semverCompare: fn(['string', 'string'], (constraint, version) => {
    const parsed = parseConstraint(constraint);
    return satisfies(parseVersion(version).parts, parsed);
  }),
};
