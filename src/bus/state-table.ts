import type { Store, Write } from '../clients/store';
import type { StateStore, StateWrite } from './bus';

/** Writes of a {@link StateStore} as they stand in the store. */
export const stateWrites = (writes: readonly StateWrite[]): Write[] =>
  writes.map(({ key, value }) => ({ table: 'state', key, ...(value && { value }) }));

/** All entries whose key begins with `prefix`, in the order of their keys. */
export function stateEntries(
  store: Store,
  prefix: string,
): readonly { readonly key: string; readonly value: Uint8Array }[] {
  const found: { key: string; value: Uint8Array }[] = [];
  for (const { key, value } of store.table('state').entries({ start: prefix })) {
    if (typeof key !== 'string' || !key.startsWith(prefix)) break;
    found.push({ key, value });
  }
  return found;
}

/** The state that lives with the embedded bus. */
export class StateTable implements StateStore {
  constructor(private readonly store: Store) {}

  async get(key: string): Promise<Uint8Array | undefined> {
    return this.store.table('state').get(key);
  }

  async list(prefix: string): Promise<readonly { readonly key: string; readonly value: Uint8Array }[]> {
    return stateEntries(this.store, prefix);
  }

  write(writes: readonly StateWrite[]): Promise<void> {
    return this.store.write(stateWrites(writes), { surely: true });
  }
}
