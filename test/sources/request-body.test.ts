import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Intake } from '../../src/sources/intake';
import { readBody } from '../../src/sources/request-body';

describe('the body of a request', () => {
  it('is given up when the sender went away before anybody wanted to read it', async () => {
    const request = new IncomingMessage(new Socket());
    const closed = new Promise((resolve) => request.once('close', resolve));
    request.destroy();
    await closed;
    await expect(readBody(request, 10, new Intake().share())).rejects.toThrow('the sender went away');
  });
});
