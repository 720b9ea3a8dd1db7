import type { Store, Write } from '../clients/store';
import type { Range } from '../clients/store-table';
import type { Interest } from './bus';

/** What the store knows of a consumer. */
export interface Registration {
  readonly name: string;
  /** Stands for the name in the keys of what waits for it. */
  readonly number: number;
  readonly interest: Interest;
}

/** All consumers that were ever registered, running or not, found by what they want. */
export class Registry {
  private readonly byName = new Map<string, Registration>();
  private readonly byPair = new Map<string, Registration[]>();
  private lastNumber = 0;

  constructor(private readonly store: Store) {
    for (const { key, value } of store.table('consumers').entries()) {
      const { number, interest } = JSON.parse(Buffer.from(value).toString('utf8')) as Omit<Registration, 'name'>;
      this.add({ name: String(key), number, interest });
    }
  }

  get(name: string): Registration | undefined {
    return this.byName.get(name);
  }

  all(): Iterable<Registration> {
    return this.byName.values();
  }

  interested(source: string, subject: string): readonly Registration[] {
    return this.byPair.get(pairKey(source, subject)) ?? [];
  }

  /** Registers a consumer, or changes what it wants from now on; resolves when that is durable. */
  async register(name: string, interest: Interest): Promise<Registration> {
    const known = this.byName.get(name);
    if (known && JSON.stringify(known.interest) === JSON.stringify(interest)) return known;
    const registration = { name, number: known?.number ?? this.lastNumber + 1, interest };
    if (known) this.remove(known);
    this.add(registration);
    const value = Buffer.from(JSON.stringify({ number: registration.number, interest }));
    try {
      await this.store.write([{ table: 'consumers', key: name, value }]);
    } catch (error) {
      // Nobody would write again what memory knows already.
      this.remove(registration);
      if (known) this.add(known);
      throw error;
    }
    return registration;
  }

  /** Forgets a consumer; answers with what has to be written. {@link add} takes that back. */
  unregister(registration: Registration): readonly Write[] {
    this.remove(registration);
    return [{ table: 'consumers', key: registration.name }];
  }

  /** Knows a consumer as it stands in the store. */
  add(registration: Registration): void {
    this.byName.set(registration.name, registration);
    this.lastNumber = Math.max(this.lastNumber, registration.number);
    for (const key of pairs(registration)) this.byPair.set(key, [...(this.byPair.get(key) ?? []), registration]);
  }

  private remove(registration: Registration): void {
    this.byName.delete(registration.name);
    for (const key of pairs(registration)) {
      const others = (this.byPair.get(key) ?? []).filter((other) => other !== registration);
      if (others.length > 0) this.byPair.set(key, others);
      else this.byPair.delete(key);
    }
  }
}

/** The keys of what waits for a consumer. */
export const waitingRange = ({ number }: Registration): Range => ({ start: [number, 0], end: [number + 1] });

/** How many events wait for a consumer. */
export const waitingFor = (store: Store, registration: Registration): number =>
  store.table('pending').count(waitingRange(registration));

const pairKey = (source: string, subject: string): string => `${source}\0${subject}`;

const pairs = ({ interest }: Registration): ReadonlySet<string> =>
  new Set(interest.map(({ source, subject }) => pairKey(source, subject)));
