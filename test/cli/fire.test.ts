import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDelivery, send } from '../../src/cli/delivery';
import { loadFixture } from '../../src/cli/fixture';
import { type LocalServer, serve } from '../triggers/artifact/server';
import { certificate, certificateKey } from '../triggers/certificate';
import { eventloom } from './eventloom';

describe('a delivery to a listener with a certificate of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-fire-'));
  const pem = join(folder, 'tls.crt');
  let server: LocalServer;
  let url: string;

  beforeAll(async () => {
    writeFileSync(pem, certificate);
    server = await serve((_, response) => response.end('success'), true);
    url = `https://${server.host}/push`;
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('is sent when the certificate is trusted, or any will do', async () => {
    const delivery = prepareDelivery(loadFixture('github/push'), {});
    await expect(send(url, delivery)).rejects.toThrow(
      /self-signed certificate.*; trust its certificate with --ca <file>, or any with --insecure$/,
    );
    expect(await send(url, delivery, { ca: Buffer.from(certificate) })).toEqual({ status: 200, body: 'success' });
    expect(await send(url, delivery, { insecure: true })).toEqual({ status: 200, body: 'success' });
  });

  it('takes the certificate from a file', async () => {
    const to = ['fire', 'github/push', '--to', url, '--data-dir', folder];
    expect(await eventloom(...to, '--ca', pem)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('answered 200 success'),
    });
    expect(await eventloom(...to, '--ca', pem, '--insecure')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('choose one'),
    });
    writeFileSync(join(folder, 'tls.key'), certificateKey);
    expect(await eventloom(...to, '--ca', join(folder, 'tls.key'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('holds no certificate as PEM'),
    });
  });
});
