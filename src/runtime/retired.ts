import type { Bus } from '../bus/bus';
import { Registry, waitingFor } from '../bus/registry';
import { stateEntries } from '../bus/state-table';
import type { Store } from '../clients/store';
import { EventloomError, reasonOf } from '../errors';
import { type SensorDefinition, triggerPath } from './definitions';
import { InTurn } from './in-turn';
import type { Log } from './log';
import { statePrefix } from './trigger-state';

/** A trigger that ran here and is in the definitions no more. */
export interface RetiredTrigger {
  /** `<namespace>/<sensor>/<trigger>` */
  readonly trigger: string;
  /** How many events wait in case that it comes back. */
  readonly waiting: number;
  /** When it was missed first, and when it is forgotten, in milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

/** As long as Argo Events keeps messages unless told otherwise, in milliseconds. */
export const defaultKeepRetiredMs = 72 * 3600 * 1000;

/** How often it is looked whether the time of one is over, in milliseconds. */
const lookMs = 60_000;

/** What retiring needs. */
export interface RetiringContext {
  readonly bus: Pick<Bus, 'consumers' | 'waiting' | 'forget' | 'state'>;
  readonly log: Log;
  readonly now: () => number;
  /** How long events are kept for a trigger that is gone, in milliseconds; 0 for not at all. @default 259200000 - 72 hours */
  readonly keepMs?: number | undefined;
}

/**
 * Triggers whose Sensor was taken away. Somebody may have done so by mistake: events go on waiting for them for a time, and they go on
 * where they stopped when they come back. Then they are forgotten, so that nothing waits for ever.
 */
export class Retired {
  private readonly since = new Map<string, number>();
  private readonly keepMs: number;
  private wanted: ReadonlySet<string> = new Set();
  private coming: ReadonlySet<string> = new Set();
  private readonly work = new InTurn();
  private readonly timer = setInterval(() => this.lookAgain(), lookMs).unref();

  constructor(private readonly context: RetiringContext) {
    this.keepMs = context.keepMs ?? defaultKeepRetiredMs;
  }

  /**
   * Takes note of what runs from now on. What the disk does not take is tried again later.
   * @param wanted the names of all triggers that the definitions have
   */
  update(wanted: ReadonlySet<string>): Promise<void> {
    return this.work
      .do(() => {
        this.wanted = wanted;
        this.coming = wanted;
        return this.look();
      })
      .catch((error: unknown) => this.context.log.error(reasonOf(error)));
  }

  /** These may come back in a moment: from now on they are not forgotten because their time is over. */
  expect(coming: ReadonlySet<string>): Promise<void> {
    return this.work.do(async () => {
      this.coming = coming;
    });
  }

  /** Those that are gone, and not forgotten yet. */
  list(): readonly RetiredTrigger[] {
    return Array.from(this.since, ([trigger, since]) => {
      return { trigger, since, until: since + this.keepMs, waiting: this.context.bus.waiting(trigger) };
    });
  }

  /**
   * Forgets triggers at once.
   * @param name absent for all that are gone
   * @returns which
   * @throws EventloomError `bad-value` when the definitions still have it, or nobody knows it
   */
  forget(name?: string): Promise<readonly string[]> {
    return this.work.do(async () => {
      if (name !== undefined && this.wanted.has(name)) {
        throw new EventloomError('bad-value', `the trigger ${name} is in the definitions: take it out of them first`);
      }
      const names = name === undefined ? [...this.since.keys()] : [name];
      for (const one of names) await this.drop(one, 'as was asked for');
      return names;
    });
  }

  /** What is being forgotten is waited for. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.work.ended();
  }

  /** Only {@link update} knows what is gone: meanwhile what is to run may be registered, and not run yet. */
  private lookAgain(): void {
    this.work.do(() => this.dropLate()).catch((error: unknown) => this.context.log.error(reasonOf(error)));
  }

  private async look(): Promise<void> {
    const { bus } = this.context;
    const known = new Map((await bus.state.list(prefix)).map(({ key, value }) => [nameIn(key), timeIn(value)]));
    for (const name of known.keys()) if (this.wanted.has(name)) await this.welcome(name);
    this.since.clear();
    for (const name of bus.consumers()) {
      if (this.wanted.has(name)) continue;
      const noted = known.get(name);
      const isPast = noted !== undefined && noted <= this.context.now();
      const since = isPast ? noted : await this.retire(name);
      this.since.set(name, since);
    }
    await this.dropLate();
  }

  private async dropLate(): Promise<void> {
    const now = this.context.now();
    for (const [name, since] of this.since) {
      if (now - since >= this.keepMs && !this.coming.has(name)) await this.drop(name, 'it did not come back in time');
    }
  }

  private async retire(name: string): Promise<number> {
    const { bus, log, now } = this.context;
    const since = now();
    await bus.state.write([{ key: prefix + name, value: Buffer.from(String(since)) }]);
    if (this.keepMs === 0) return since;
    const until = new Date(since + this.keepMs).toISOString();
    log.warn(
      { trigger: name, waiting: bus.waiting(name) },
      `the trigger ${name} is not in the definitions any more: events wait for it until ${until} in case it comes back; ` +
        `to drop them now: eventloom forget ${name}`,
    );
    return since;
  }

  private async welcome(name: string): Promise<void> {
    const { bus, log } = this.context;
    await bus.state.write([{ key: prefix + name }]);
    log.info({ trigger: name }, `the trigger ${name} is back, and goes on where it stopped`);
  }

  private async drop(name: string, why: string): Promise<void> {
    const { bus, log } = this.context;
    const waiting = await forgetTrigger(bus, name);
    this.since.delete(name);
    log.info(
      { trigger: name, waiting },
      `the trigger ${name} is forgotten, with ${waiting} events that waited: ${why}`,
    );
  }
}

/**
 * Forgets a trigger that does not run: what waits for it, and what it has seen. Its dead letters stay.
 * @returns how many events waited for it
 * @throws EventloomError `bad-value` when nobody knows it
 */
export async function forgetTrigger(bus: RetiringContext['bus'], name: string): Promise<number> {
  if (!bus.consumers().includes(name)) throw new EventloomError('bad-value', `no trigger ${name} has ever run here`);
  const waiting = bus.waiting(name);
  await bus.forget(name);
  const prefixes = [statePrefix('condition', name), statePrefix('firing', name)];
  const kept = await Promise.all(prefixes.map((one) => bus.state.list(one)));
  await bus.state.write([...kept.flat().map(({ key }) => ({ key })), { key: prefix + name }]);
  return waiting;
}

/** Those that a listener missed when it ran the last time, as a store has them. */
export function retiredIn(store: Store): readonly Omit<RetiredTrigger, 'until'>[] {
  const registry = new Registry(store);
  const found: Omit<RetiredTrigger, 'until'>[] = [];
  for (const { key, value } of stateEntries(store, prefix)) {
    const registration = registry.get(nameIn(key));
    if (!registration) continue;
    found.push({ trigger: registration.name, since: timeIn(value), waiting: waitingFor(store, registration) });
  }
  return found;
}

/** The names of all triggers in the definitions, those included that cannot run here. */
export function definedTriggers(sensors: readonly SensorDefinition[]): ReadonlySet<string> {
  return new Set(
    sensors.flatMap(({ namespace, resource, sensor }) =>
      (sensor.spec.triggers ?? []).map(({ template }) => triggerPath(namespace, resource.name, template.name)),
    ),
  );
}

/** Under this and the name of a trigger stands when it was missed first. */
const prefix = 'retired/';
const nameIn = (key: string): string => key.slice(prefix.length);
const timeIn = (value: Uint8Array): number => Number(Buffer.from(value).toString('latin1')) || 0;
