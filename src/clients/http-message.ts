/** A request that is to be sent. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute, with `http` or `https`, escaped as far as necessary. */
  readonly url: string;
  /** The host to ask for. */
  readonly host: string;
  /** Names are sent as they are written. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body; none when empty. */
  readonly body: Uint8Array;
}

/** The answer to a request. */
export interface HttpReply {
  readonly status: number;
  /** Where a redirect leads. */
  readonly location?: string;
  /** The first 1,000 bytes of the body. */
  readonly text: string;
}

/** A request in a few words, without what could be secret in its address. */
export const shownRequest = ({ method, url }: HttpRequest): string => `${method} ${shownUrl(url)}`;

/** An address without user, query and fragment, cut. */
export function shownUrl(url: string): string {
  return url
    .replace(/^([^/]*\/\/)[^/?#]*@/, '$1')
    .replace(/[?#].*$/s, '')
    .slice(0, 200);
}

/** Why there was no answer, in a few words. */
export function faultOf(error: unknown): string {
  const { message, code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') return 'no TLS is spoken there';
  if (code.startsWith('ERR_OSSL_')) return `its certificates or keys cannot be used (${code})`;
  return message || code || 'the connection failed';
}
