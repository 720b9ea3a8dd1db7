import { SftpEvent, type SftpEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const server = { address: key('address'), username: key('user') };
const report = { ...server, password: key('password'), directory: '/in', path: 'report.csv' };

describe('SftpEvent', () => {
  it('pauses between two looks, which upstream would not without an interval', () => {
    expect(declared(SftpEvent.created(report))).toEqual({
      ...server,
      password: key('password'),
      eventType: 'CREATE',
      watchPathConfig: { directory: '/in/', path: 'report.csv' },
      pollIntervalDuration: '10s',
    });
    expect(declared(SftpEvent.removed(report))?.eventType).toBe('REMOVE');
  });

  it('reaches every field of the kind', () => {
    const fields = { ...server, sshKeySecret: key('ssh'), metadata: { stage: 'test' } };
    const files = { directory: '/in', pathRegexp: 'csv$' };
    expect(declared(SftpEvent.created({ ...fields, ...files, filter: 'name != ""' }))).toEqual({
      ...fields,
      eventType: 'CREATE',
      watchPathConfig: files,
      pollIntervalDuration: '10s',
      filter: { expression: 'name != ""' },
    });
  });

  it('knows the payload', () => {
    expect(dependency(SftpEvent.created(report)).data('name')).not.toBe('');
    // @ts-expect-error a file has no body
    dependency(SftpEvent.created(report)).data('body.name');
  });

  it.each<[SftpEventOptions, string]>([
    [
      { ...server, directory: '/in', path: 'a' },
      "takes one of 'password' or 'sshKeySecret', and none of them is there",
    ],
    [{ ...report, sshKeySecret: key('ssh') }, "and it has 'password' and 'sshKeySecret'"],
    [{ ...report, directory: 'in' }, "the directory 'in' of an event of kind sftp is not absolute"],
  ])('refuses %j', (options, message) => {
    expect(() => SftpEvent.created(options)).toThrow(message);
  });
});
