import type { GoMap } from '../../go/value';
import { mapGet, newMap, typeName } from '../../go/value';
import { failure } from '../failure';
import type { FunctionTable } from '../function';
import { fn } from '../function';
import { hostnameOf, joinUrl, parseUrl } from './url-parse';

/** URLs as maps of their parts. */
export const urls: FunctionTable = {
  urlParse: fn(['string'], (text) => {
    const parts = parseUrl(text);
    return Object.assign(newMap(), parts, { hostname: hostnameOf(parts.host) });
  }),
  urlJoin: fn(['map'], join),
};

function join(map: GoMap | null): string {
  const part = (key: string): string => {
    const value = map === null ? undefined : mapGet(map, key);
    if (value === undefined) return '';
    if (typeof value !== 'string') throw failure(`${key} must be a string, got ${typeName(value)}`);
    return value;
  };
  const userinfo = part('userinfo');
  return joinUrl({
    scheme: part('scheme'),
    host: part('host'),
    path: part('path'),
    query: part('query'),
    opaque: part('opaque'),
    fragment: part('fragment'),
    userinfo: userinfo === '' ? '' : parseUrl(`proto://${userinfo}@host`).userinfo,
  });
}
