import { join } from 'node:path';
import { toBytes } from '../language/go/text';
import { compileRegex } from '../language/regex';
import type { FileEventSource } from '../model/sources/file';
import { pollDirectory } from './directory-poll';
import { watchDirectory } from './directory-watch';
import type { Feed } from './feed';
import { type FileChange, fileOperations } from './file-change';
import { fileData } from './file-data';

/**
 * Reports what happens to the files of a directory; those of its folders do not count. With `polling` the directory is read ten times
 * a second, which finds less but works where the system notices nothing, as on network drives.
 */
export function fileFeed(source: FileEventSource): Feed {
  const { directory, path, pathRegexp } = source.watchPathConfig;
  const regex = pathRegexp ? compileRegex(pathRegexp) : undefined;
  return async (context) => {
    for (const problem of problemsOf(source)) context.warn(problem);
    const report = async ({ name, operation }: FileChange): Promise<void> => {
      const shown = source.polling ? name : join(directory, name);
      const relative = shown.startsWith(directory) ? shown.slice(directory.length) : shown;
      const matches = (path && path === relative) || regex?.test(relative);
      if (!matches || operation !== source.eventType) return;
      const fields = { name: shown, op: fileOperations[operation], metadata: source.metadata ?? null };
      await context.emit({ data: toBytes(fileData.rewrite(JSON.stringify(fields))) });
    };
    await (source.polling ? pollDirectory : watchDirectory)(directory, context, report);
  };
}

/** What keeps the definition from ever making an event, here and in Argo Events. */
function* problemsOf({ eventType, polling, watchPathConfig: { directory, path } }: FileEventSource): Iterable<string> {
  if (!Object.hasOwn(fileOperations, eventType)) {
    const allowed = Object.keys(fileOperations).join(', ');
    yield `its eventType ${JSON.stringify(eventType)} never matches; allowed is one of ${allowed}`;
  }
  if (path && !polling && !directory.endsWith('/')) {
    yield `its path ${path} never matches: the directory ${directory} has to end with a slash`;
  }
}
