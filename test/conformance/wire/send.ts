import { connect } from 'node:net';
import { bodyOf, type HttpRow } from './row';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** Sends the bytes of a recorded request, its headers in their order, and reads the answer until the connection ends. */
export function sendRaw(row: HttpRow, port: number): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(requestBytes(row)));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      try {
        resolve(parseAnswer(Buffer.concat(chunks)));
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}

function requestBytes(row: HttpRow): Buffer {
  const { method, target, headers, chunked } = row.request;
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const body = bodyOf(row);
  if (!chunked) return Buffer.concat([head, body]);
  const half = Math.floor(body.length / 2);
  const parts = [body.subarray(0, half), body.subarray(half)].filter((part) => part.length > 0);
  const encoded = parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([head, ...encoded, Buffer.from('0\r\n\r\n')]);
}

function parseAnswer(bytes: Buffer): RawAnswer {
  const interim = /^HTTP\/1\.1 100 Continue\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(bytes.toString('latin1'));
  const text = bytes.toString('utf8', interim?.[0].length ?? 0);
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw new Error(`no answer: ${JSON.stringify(text.slice(0, 100))}`);
  const [first = '', ...headers] = text.slice(0, end).split('\r\n');
  const contentType = headers.find((header) => /^content-type:/i.test(header))?.replace(/^[^:]+:\s*/, '');
  return { status: Number(first.split(' ')[1]), contentType, body: text.slice(end + 4) };
}
