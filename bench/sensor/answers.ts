const answer = (head: string, body = ''): Buffer =>
  Buffer.from(`HTTP/1.1 ${head}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);

/** What the recorder can say to a request. */
export const answers = {
  ok: answer('200 OK', '{"answer":"ok"}'),
  /** A body that nobody reads. */
  long: answer('200 OK', JSON.stringify({ answer: 'x'.repeat(20_000) })),
  empty: answer('200 OK'),
  error: answer('500 Internal Server Error', '{"answer":"not now"}'),
  /** It closes the connection without a word. */
  nothing: undefined,
} as const satisfies { readonly [name: string]: Buffer | undefined };

/** @see answers */
export type Answer = keyof typeof answers;
