import type { IncomingMessage } from 'node:http';

/** What is known of a request before its header is read. */
export interface RequestHead {
  /** About how many bytes its header has. */
  readonly bytes: number;
  /** What is wrong with it, in Go's words. */
  readonly fault?: string;
}

const hostCharacters = /^[A-Za-z0-9!$%&'()*+,\-.:;=[\]_~]*$/;

/** Looks at a request as Go's net/http does, which wants exactly one host where the protocol has hosts. */
export function requestHead({ rawHeaders, httpVersion }: IncomingMessage): RequestHead {
  let bytes = 0;
  const hosts: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    bytes += name.length + value.length;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts.push(value);
  }
  if (hosts.length > 1) return { bytes, fault: 'too many Host headers' };
  const [host] = hosts;
  if (host === undefined) return httpVersion === '1.0' ? { bytes } : { bytes, fault: 'missing required Host header' };
  return hostCharacters.test(host) ? { bytes } : { bytes, fault: 'malformed Host header' };
}
