import { listenFault } from '../../src/clients/listen-fault';

const wanted = { host: '192.0.2.1', port: 80, flag: '--port' } as const;
const fault = (code: string): Error & { code: string } => Object.assign(new Error(`listen ${code}`), { code });

describe('what is said when nobody can listen', () => {
  it.each([
    [
      'EADDRINUSE',
      'port 80 on 192.0.2.1 is in use by another process; choose another one with --port, or 0 for a free one',
    ],
    [
      'EACCES',
      'port 80 on 192.0.2.1 cannot be listened on: listen EACCES; ports below 1024 need a right: choose another one with --port, or 0 for a free one',
    ],
    [
      'EADDRNOTAVAIL',
      'port 80 on 192.0.2.1 cannot be listened on: listen EADDRNOTAVAIL; choose an address of this machine with --host',
    ],
    [
      'ENOTFOUND',
      'port 80 on 192.0.2.1 cannot be listened on: listen ENOTFOUND; choose an address of this machine with --host',
    ],
  ])('%s is explained with what to do', (code, message) => {
    expect(listenFault(wanted, fault(code))).toMatchObject({ code: 'port-in-use', message });
  });

  it('names what the port was for, and its flag', () => {
    expect(listenFault({ ...wanted, flag: '--metrics', what: 'metrics' }, fault('EADDRINUSE')).message).toBe(
      'port 80 on 192.0.2.1, for metrics, is in use by another process; choose another one with --metrics, or 0 for a free one',
    );
  });
});
