import { FileEvent, type FileEventOptions } from '../../../constructs';
import { declared, dependency } from './declared';

const report = { directory: '/data', path: 'report.csv' };

describe('FileEvent', () => {
  it('ends the directory in a slash, without which nothing would match', () => {
    expect(declared(FileEvent.created(report))).toEqual({
      eventType: 'CREATE',
      watchPathConfig: { directory: '/data/', path: 'report.csv' },
    });
    expect(declared(FileEvent.created({ ...report, directory: '/data/' }))?.watchPathConfig.directory).toBe('/data/');
  });

  it('tells of each kind of change', () => {
    const events = [FileEvent.written(report), FileEvent.removed(report), FileEvent.renamed(report)];
    expect([...events, FileEvent.modeChanged(report)].map((event) => declared(event)?.eventType)).toEqual([
      'WRITE',
      'REMOVE',
      'RENAME',
      'CHMOD',
    ]);
  });

  it('reaches every field of the kind', () => {
    const fields = { polling: true, metadata: { stage: 'test' } };
    const files = { directory: '/data', pathRegexp: '\\.csv$' };
    expect(declared(FileEvent.created({ ...files, ...fields, filter: 'op == 1' }))).toEqual({
      eventType: 'CREATE',
      watchPathConfig: files,
      ...fields,
      filter: { expression: 'op == 1' },
    });
  });

  it('knows the payload', () => {
    expect(dependency(FileEvent.created(report)).data('name')).not.toBe('');
    // @ts-expect-error a file has no body
    dependency(FileEvent.created(report)).data('body.name');
  });

  it.each<[FileEventOptions, string]>([
    [{ directory: '', path: 'a' }, "an event of kind file needs 'directory', which is an empty text"],
    [{ directory: 'data', path: 'a' }, "the directory 'data' of an event of kind file is not absolute"],
    [{ directory: '/data' }, "takes one of 'path' or 'pathRegexp', and none of them is there"],
    [{ directory: '/data', path: 'a', pathRegexp: 'b' }, "and it has 'path' and 'pathRegexp'"],
    [{ directory: '/data', path: '/a' }, "the path '/a' of an event of kind file is relative to its directory"],
    [{ directory: '/data', path: 'a/b' }, "the path 'a/b' leads into a folder, which is not watched"],
    [{ directory: '/data', path: '' }, "needs 'path', which is an empty text"],
    [{ directory: '/data', pathRegexp: '(' }, 'missing closing )'],
  ])('refuses %j', (options, message) => {
    expect(() => FileEvent.created(options)).toThrow(message);
  });
});
