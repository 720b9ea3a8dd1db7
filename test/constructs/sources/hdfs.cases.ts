import { Duration } from 'cdk8s';
import { HdfsEvent, type HdfsEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const files = { addresses: ['namenode:8020'], directory: '/in', pathRegexp: 'csv$' };
const report = { ...files, hdfsUser: 'reader' };
const kerberos = { krbServicePrincipalName: 'hdfs/_HOST', krbConfigConfigMap: { name: 'krb', key: 'krb5.conf' } };

describe('HdfsEvent', () => {
  it('needs name nodes, files and a user', () => {
    expect(declared(HdfsEvent.created(report))).toEqual({ ...report, type: 'CREATE' });
  });

  it('reaches every field of the kind', () => {
    const keytab = {
      ...kerberos,
      krbKeytabSecret: key('keytab'),
      krbUsername: 'reader',
      krbRealm: 'ACME.EXAMPLE',
      metadata: { stage: 'test' },
    };
    const event = HdfsEvent.of(['CREATE', 'WRITE'], {
      ...keytab,
      addresses: ['a:8020', 'b:8020'],
      directory: '/in',
      path: 'report.csv',
      checkInterval: Duration.seconds(30),
      filter: 'op == 1',
    });
    expect(declared(event)).toEqual({
      ...keytab,
      addresses: ['a:8020', 'b:8020'],
      directory: '/in/',
      path: 'report.csv',
      type: 'CREATE|WRITE',
      checkInterval: '30s',
      filter: { expression: 'op == 1' },
    });
    const cache = { ...files, ...kerberos, krbCCacheSecret: key('cache') };
    expect(declared(HdfsEvent.created(cache))).toEqual({ ...cache, type: 'CREATE' });
  });

  it('knows the payload', () => {
    expect(dependency(HdfsEvent.created(report)).data('name')).not.toBe('');
    // @ts-expect-error a file has no body
    dependency(HdfsEvent.created(report)).data('body.name');
  });

  it.each<[HdfsEventOptions, string]>([
    [files, "takes one of 'hdfsUser', 'krbCCacheSecret' or 'krbKeytabSecret', and none of them is there"],
    [{ ...report, krbCCacheSecret: key('a') }, "and it has 'hdfsUser' and 'krbCCacheSecret'"],
    [{ ...files, krbCCacheSecret: key('a') }, "needs 'krbServicePrincipalName', which is missing"],
    [{ ...files, ...kerberos, krbKeytabSecret: key('a') }, "needs 'krbUsername', which is missing"],
    [{ ...report, addresses: [] }, "needs 'addresses', which is an empty list"],
    [{ ...report, directory: 'in' }, "the directory 'in' of an event of kind hdfs is not absolute"],
  ])('refuses %j', (options, message) => {
    expect(() => HdfsEvent.created(options)).toThrow(message);
  });

  it('refuses to watch for nothing', () => {
    expect(() => HdfsEvent.of([], report)).toThrow("needs 'operations', which is an empty list");
  });
});
