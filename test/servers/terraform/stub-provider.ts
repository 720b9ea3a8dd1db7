import { readFileSync } from 'node:fs';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';

/**
 * A Terraform provider that knows a schema and nothing else: enough for `terraform validate`, which then runs without network. It
 * speaks go-plugin's handshake and gRPC, one frame per call. The only argument is a file with the answer to GetSchema.
 */
const schema = readFileSync(process.argv[2] ?? '');
const nothing = Buffer.alloc(0);

const answers: { readonly [method: string]: (request: Buffer) => Buffer } = {
  '/tfplugin5.Provider/GetSchema': () => schema,
  // Request and response carry the configuration in the same field.
  '/tfplugin5.Provider/PrepareProviderConfig': (request) => request,
  '/tfplugin5.Provider/ValidateResourceTypeConfig': () => nothing,
  '/tfplugin5.Provider/ValidateDataSourceConfig': () => nothing,
  '/tfplugin5.Provider/Stop': () => nothing,
  '/plugin.GRPCController/Shutdown': () => nothing,
};

const unimplemented = 12;

function answer(stream: ServerHttp2Stream, path: string, body: Buffer): void {
  const found = answers[path];
  stream.respond({ ':status': 200, 'content-type': 'application/grpc+proto' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(found ? 0 : unimplemented) }));
  if (!found) {
    stream.end();
    return;
  }
  const content = found(body.subarray(5));
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(content.length, 1);
  stream.end(Buffer.concat([prefix, content]));
  if (path === '/plugin.GRPCController/Shutdown') stream.on('close', () => process.exit(0));
}

const server = createServer();
server.on('stream', (stream, headers) => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => answer(stream, String(headers[':path']), Buffer.concat(chunks)));
});
// Terraform waits for a provider to end, and goes without it only after seconds.
server.on('session', (session) => session.on('close', () => process.exit(0)));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`1|5|tcp|127.0.0.1:${port}|grpc`);
});
