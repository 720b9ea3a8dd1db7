import { Documents } from './documents';
import type { TriggerProgram } from './trigger-program';
import { type TriggerStatus, TriggerWorker, triggerName, type WorkerContext } from './trigger-worker';

/** What all workers are given. */
export interface WorkersContext extends Omit<WorkerContext, 'trigger' | 'documents'> {
  readonly trigger: Omit<WorkerContext['trigger'], 'sensor'>;
}

/** How long actions of a trigger that changes may take to end, in milliseconds. */
const changeGraceMs = 10_000;

/** The triggers that run. */
export class Workers {
  private readonly byName = new Map<string, TriggerWorker>();
  private readonly documents = new Documents();
  /** What {@link run} was called with last. */
  private current: readonly TriggerProgram[] = [];

  constructor(private readonly context: WorkersContext) {}

  /** Runs these triggers, and no others: one that did not change goes on undisturbed. */
  async run(programs: readonly TriggerProgram[]): Promise<void> {
    const fresh = (await this.makeWay(programs)).map((program) => this.create(program));
    await Promise.all(fresh.map((worker) => worker.start()));
    this.current = programs;
  }

  /**
   * Ends what changes and what is gone, and keeps events for these triggers from now on, before the first of them is published. One
   * that is to change has to end before: it would take events that only its successor understands.
   * @returns those that do not run yet
   */
  async makeWay(programs: readonly TriggerProgram[]): Promise<readonly TriggerProgram[]> {
    const wanted = new Map(programs.map((program) => [triggerName(program), program]));
    const gone = [...this.byName.values()].filter(
      ({ name, program }) => wanted.get(name)?.fingerprint !== program.fingerprint,
    );
    await Promise.all(gone.map((worker) => worker.stop(changeGraceMs)));
    for (const { name } of gone) this.byName.delete(name);
    const fresh = [...wanted].filter(([name]) => !this.byName.has(name));
    await Promise.all(fresh.map(([name, { compiled }]) => this.context.bus.register(name, compiled.interest)));
    return fresh.map(([, program]) => program);
  }

  /** Runs again what ran before somebody made way. */
  goBack(): Promise<void> {
    return this.run(this.current);
  }

  /** The trigger of this name, `<namespace>/<sensor>/<trigger>`. */
  get(name: string): TriggerWorker | undefined {
    return this.byName.get(name);
  }

  status(): readonly TriggerStatus[] {
    return Array.from(this.byName.values(), (worker) => worker.status());
  }

  /** How many events wait, summed over all triggers. */
  lag(): number {
    let lag = 0;
    for (const worker of this.byName.values()) lag += worker.lag();
    return lag;
  }

  /** Waits so long for actions that are under way, in milliseconds. */
  async stop(graceMs: number): Promise<void> {
    await Promise.all(Array.from(this.byName.values(), (worker) => worker.stop(graceMs)));
  }

  private create(program: TriggerProgram): TriggerWorker {
    const { trigger, ...shared } = this.context;
    const { documents } = this;
    const worker = new TriggerWorker(program, {
      ...shared,
      documents,
      trigger: { ...trigger, sensor: program.sensor },
    });
    this.byName.set(worker.name, worker);
    return worker;
  }
}
