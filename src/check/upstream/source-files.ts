import { compileRegex } from '../../language/regex';
import {
  elementsOf,
  failureOf,
  fieldsOf,
  filled,
  inTurn,
  type Look,
  listOf,
  never,
  present,
  text,
  textOf,
  within,
} from './look';
import { duration } from './source-watches';

const isAbsolute = (path: string): boolean => path.startsWith('/');

const watchedFiles: Look = inTurn(
  text('directory', 'directory is required'),
  never(({ directory }) => !isAbsolute(textOf(directory)), 'directory must be an absolute file path'),
  never(({ path, pathRegexp }) => !path && !pathRegexp, 'either path or pathRegexp must be specified'),
  never(({ path, pathRegexp }) => !!path && !!pathRegexp, 'path and pathRegexp cannot be specified together'),
  never(({ path }) => isAbsolute(textOf(path)), 'path must be a relative file path'),
  ({ pathRegexp }) => listOf(failureOf(() => compileRegex(textOf(pathRegexp)))),
);

const operations: ReadonlySet<string> = new Set(['CREATE', 'REMOVE', 'WRITE', 'RENAME', 'CHMOD']);

const isOperation = (type: string): boolean => type.split('|').some((each) => operations.has(each));

const kerberos: Look = inTurn(
  never(
    ({ hdfsUser, krbCCacheSecret, krbKeytabSecret }) =>
      !hdfsUser && krbCCacheSecret === undefined && krbKeytabSecret === undefined,
    'either hdfsUser, krbCCacheSecret or krbKeytabSecret is required',
  ),
  never(
    ({ krbKeytabSecret, krbServicePrincipalName, krbConfigConfigMap, krbUsername, krbRealm }) =>
      krbKeytabSecret !== undefined &&
      (!krbServicePrincipalName || krbConfigConfigMap === undefined || !krbUsername || !krbRealm),
    'krbServicePrincipalName, krbConfigConfigMap, krbUsername and krbRealm are required with krbKeytabSecret',
  ),
  never(
    ({ krbCCacheSecret, krbServicePrincipalName, krbConfigConfigMap }) =>
      krbCCacheSecret !== undefined && (!krbServicePrincipalName || krbConfigConfigMap === undefined),
    'krbServicePrincipalName and krbConfigConfigMap are required with krbCCacheSecret',
  ),
);

const onFiles = inTurn(text('eventType', 'type must be specified'), within('watchPathConfig', watchedFiles));

/** Places where files and objects are kept. */
export const files = {
  file: onFiles,
  sftp: onFiles,
  hdfs: inTurn(
    text('type', 'type is required'),
    never(({ type }) => !isOperation(textOf(type)), 'type is invalid'),
    duration('checkInterval', () => 'failed to parse interval'),
    watchedFiles,
    filled('addresses', 'addresses is required'),
    kerberos,
  ),
  minio: inTurn(
    present('accessKey', "access key can't be empty"),
    present('secretKey', "secret key can't be empty"),
    text('endpoint', "endpoint url can't be empty"),
    never(({ bucket }) => bucket !== undefined && !fieldsOf(bucket).name, "bucket name can't be empty"),
    never(({ events }) => elementsOf(events).includes(''), 'unknown event '),
  ),
};
