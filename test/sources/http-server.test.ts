import { makeServer } from '../../src/sources/http-server';

describe('a server', () => {
  it('goes on when the system fails to hand over connections', () => {
    const server = makeServer(() => {}, undefined);
    expect(server.emit('error', new Error('accept EPERM'))).toBe(true);
  });
});
