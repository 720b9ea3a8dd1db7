import { refuseFewAddresses } from '../../src/clients/address-space';

const limits = (soft: string): string =>
  `Limit                     Soft Limit           Hard Limit           Units     \n` +
  `Max cpu time              1                    unlimited            seconds   \n` +
  `Max address space         ${soft.padEnd(20)} unlimited            bytes     \n`;

describe('the addresses that a process may have', () => {
  it('are enough without a limit, or where nothing is known', () => {
    for (const known of [limits('unlimited'), limits(String(2 ** 37)), '']) {
      expect(() => refuseFewAddresses(2 ** 36, known)).not.toThrow();
    }
  });

  it('are too few for what is reserved and the process itself', () => {
    for (const few of [2 ** 34, 2 ** 36]) {
      expect(() => refuseFewAddresses(2 ** 36, limits(String(few)))).toThrow(
        `the store needs 64 GiB of addresses, which are no memory, and this process may have ${few / 2 ** 30} GiB: raise`,
      );
    }
  });
});
