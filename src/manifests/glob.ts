/**
 * Compiles a pattern for paths: `*` and `?` stand for anything but slashes, `**` for any number of folders. A pattern without a slash
 * matches the name of a file or folder anywhere; one that matches a folder matches all that is in it.
 * @returns whether a path, written with slashes, matches
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  const anywhere = pattern.replace(/\/$/, '').includes('/') ? [] : ['**'];
  const segments = segmentsOf(pattern);
  const wanted = [...anywhere, ...segments];
  return (path) => segments.length > 0 && matches(wanted, segmentsOf(path));
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '' && segment !== '.');

/** Whether the pattern matches the path, or a folder that it is in; `reached` are the segments that may come next. */
function matches(wanted: readonly string[], path: readonly string[]): boolean {
  let reached = beyond(new Set([0]), wanted);
  for (const segment of path) {
    const next = new Set<number>();
    for (const index of reached) {
      if (wanted[index] === '**') next.add(index);
      else if (matchesSegment(wanted[index] ?? '', segment)) next.add(index + 1);
    }
    reached = beyond(next, wanted);
    if (reached.has(wanted.length)) return true;
  }
  return false;
}

/** `**` may stand for no folder at all. */
function beyond(reached: Set<number>, wanted: readonly string[]): Set<number> {
  // A set hands out what is added to it on the way, too.
  for (const index of reached) if (wanted[index] === '**' && index < wanted.length) reached.add(index + 1);
  return reached;
}

/** One segment. Of several stars only the last is ever tried again, so that no pattern takes long. */
function matchesSegment(pattern: string, text: string): boolean {
  let [character, sign] = [0, 0];
  let star: { readonly sign: number; character: number } | undefined;
  while (character < text.length) {
    const wanted = pattern[sign];
    if (wanted === '*') star = { sign: sign++, character };
    else if (wanted === '?' || wanted === text[character]) {
      sign++;
      character++;
    } else if (star !== undefined) {
      star.character++;
      [sign, character] = [star.sign + 1, star.character];
    } else return false;
  }
  while (pattern[sign] === '*') sign++;
  return sign === pattern.length;
}
