/** Names that are compared with one that is unknown: in sets of thousands, looking at all of them would take too long. */
const mostCandidates = 1000;

/**
 * The word that was probably meant: the one that takes the fewest single letters to add, drop, change or swap, if that are few.
 * @returns `undefined` when nothing is near
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.min(3, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  let left = mostCandidates;
  for (const candidate of candidates) {
    if (left-- === 0) break;
    const steps = distance(wanted, candidate.toLowerCase(), fewest);
    // A name of one letter has nothing in common with another.
    if (steps >= fewest || steps >= wanted.length) continue;
    fewest = steps;
    best = candidate;
  }
  return best;
}

/** The number of single-letter changes between two words; `limit` when there are that many or more. */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit || one.length > 100 || other.length > 100) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      current.push(cell(one, other, row, column, current, last, beforeLast));
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(limit, last.at(-1) ?? limit);
}

function cell(
  one: string,
  other: string,
  row: number,
  column: number,
  current: readonly number[],
  last: readonly number[],
  beforeLast: readonly number[],
): number {
  const same = one[row - 1] === other[column - 1];
  const changed = (last[column - 1] ?? 0) + (same ? 0 : 1);
  const best = Math.min((current[column - 1] ?? 0) + 1, (last[column] ?? 0) + 1, changed);
  const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  return row > 1 && column > 1 && swapped ? Math.min(best, (beforeLast[column - 2] ?? 0) + 1) : best;
}

/** A hash that kustomize puts behind the name of what it generates. */
const hash = /-[a-z0-9]{10}$/;

/**
 * What to do about a reference to something that is not there.
 * @param referrer the name of the resource that refers to it
 * @returns `undefined` when nothing tells that it should be there
 */
export function meant(name: string, names: readonly string[], referrer: string): string | undefined {
  const near = nearest(name, names);
  if (near !== undefined) return `did you mean '${near}'?`;
  const renamed = names.find((one) => {
    // kustomize has put the same before the names of both, or a hash behind the one.
    const prefix = one.endsWith(name) ? one.slice(0, -name.length) : '';
    return (prefix !== '' && referrer.startsWith(prefix)) || (hash.test(one) && one.replace(hash, '') === name);
  });
  return renamed && `kustomize made it '${renamed}', but not here: tell it of this field with a nameReference`;
}

/** What to say of something that is there, but where it is not looked for. */
export function elsewhere(kind: string, name: string, namespace: string) {
  const message = `the ${kind} '${name}' is in namespace '${namespace}', where this does not find it`;
  return { message, fix: 'put both into one namespace' };
}

/** `'a', 'b' or 'c'`: names for a message, cut when there are many. */
export function listed(names: Iterable<string>, most = 8): string {
  const quoted = [...names].map((name) => `'${name}'`);
  if (quoted.length > most) return `${quoted.slice(0, most).join(', ')} and ${quoted.length - most} more`;
  const last = quoted.pop();
  return quoted.length === 0 ? (last ?? '') : `${quoted.join(', ')} or ${last}`;
}
