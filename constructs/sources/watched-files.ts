import type { WatchPathConfig } from '../../src/model/watch-path';
import { bad, checkFilled, checkOneOf } from './declaration';

/** Which files are watched. Give a path or a regular expression. */
export interface WatchedFiles {
  /** The folder, absolute. */
  readonly directory: string;
  /** The one file, relative to `directory`. */
  readonly path?: string;
  /** A regular expression (RE2) that finds the files, relative to `directory`: `'\\.csv$'`. It is searched for anywhere in the name. */
  readonly pathRegexp?: string;
}

/**
 * Upstream's words for it. With `path` the directory must end in a slash, or nothing ever matches.
 * @throws EventloomError `bad-value` for what no file can match, `bad-program` for an expression that does not compile in Go.
 */
export function watchPathConfig(kind: string, files: WatchedFiles): WatchPathConfig {
  const { directory, path, pathRegexp } = files;
  checkFilled(kind, files, 'directory');
  checkOneOf(kind, files, 'path', 'pathRegexp');
  if (!directory.startsWith('/')) {
    throw bad(`the directory '${directory}' of an event of kind ${kind} is not absolute; begin it with a slash`);
  }
  if (pathRegexp !== undefined) {
    checkFilled(kind, files, 'pathRegexp');
    regex().compileRegex(pathRegexp);
    return { directory, pathRegexp };
  }
  checkFilled(kind, files, 'path');
  if (path?.startsWith('/')) {
    throw bad(
      `the path '${path}' of an event of kind ${kind} is relative to its directory; write it without the slash in front`,
    );
  }
  return { directory: directory.endsWith('/') ? directory : `${directory}/`, path };
}

/** Loaded when the first expression is written, so that importing constructs does not load a regular expression engine. */
function regex(): typeof import('../../src/language/regex') {
  return require('../../src/language/regex') as typeof import('../../src/language/regex');
}
