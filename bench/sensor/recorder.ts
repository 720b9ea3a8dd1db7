import { createServer, type Socket } from 'node:net';
import { type Answer, answers } from './answers';

/**
 * A target for HTTP triggers that costs next to nothing: it counts requests and connections, and answers each request as its arguments
 * say: the name of an answer, and after how many milliseconds. Asked by message, it tells what it counted.
 */
const answer = answers[process.argv[2] as Answer];
const delayMs = Number(process.argv[3] ?? 0);
const counts = { requests: 0, connections: 0, open: 0, mostOpen: 0 };

/** The length of the first request in what has arrived; undefined while it is not there as a whole. */
function requestLength(received: string): number | undefined {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, head + 2));
  const end = head + 4 + Number(length?.[1] ?? 0);
  return received.length >= end ? end : undefined;
}

function reply(socket: Socket): void {
  if (answer === undefined) socket.destroy();
  else socket.write(answer);
}

function serve(socket: Socket): void {
  let received = '';
  counts.connections++;
  counts.open++;
  counts.mostOpen = Math.max(counts.mostOpen, counts.open);
  socket.on('close', () => counts.open--);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
    for (let length = requestLength(received); length !== undefined; length = requestLength(received)) {
      received = received.slice(length);
      counts.requests++;
      if (delayMs > 0) setTimeout(reply, delayMs, socket);
      else reply(socket);
    }
  });
}

const server = createServer({ noDelay: true }, serve).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('message', () => process.send?.(counts));
process.on('disconnect', () => process.exit());
