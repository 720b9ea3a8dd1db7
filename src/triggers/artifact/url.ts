import { HttpFetch } from '../../clients/http-fetch';
import { type HttpRequest, shownRequest } from '../../clients/http-message';
import { EventloomError } from '../../errors';
import type { URLArtifact } from '../../model/artifact';
import { unescaped } from '../unescaped';
import { type ArtifactReader, bodyOf, maxObjectBytes } from './reader';

/** A document on the web. */
export const url: ArtifactReader<URLArtifact> = {
  read: async ({ path, verifyCert }, { connections, signal }) => {
    const request = requestFor(path ?? '');
    const fetched = await connections.of(HttpFetch).fetch(request, {
      maxBytes: maxObjectBytes,
      signal,
      redirects: maxRedirects,
      ...(!verifyCert && { tls: { insecure: true } }),
    });
    return bodyOf(shownRequest(request), fetched);
  },
};

/** As many as Go's client follows. */
const maxRedirects = 10;

/** A user in the address logs in, as browsers do it. */
function requestFor(path: string): HttpRequest {
  const address = URL.canParse(path) ? new URL(path) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new EventloomError('bad-value', 'a url whose path is no http or https address');
  }
  const { username, password, host } = address;
  const user = `${unescaped(username)}:${unescaped(password)}`;
  address.username = '';
  address.password = '';
  address.hash = '';
  return {
    method: 'GET',
    url: address.href,
    host,
    headers: user === ':' ? {} : { authorization: `Basic ${Buffer.from(user).toString('base64')}` },
    body: new Uint8Array(),
  };
}
