import type { TriggerContext } from '../triggers/trigger';

/** What one attempt may use: what all may use, and a signal that is made when it is first asked for. */
export class AttemptContext implements TriggerContext {
  readonly cluster: TriggerContext['cluster'];
  readonly sensor: TriggerContext['sensor'];
  readonly secrets: TriggerContext['secrets'];
  readonly configMaps: TriggerContext['configMaps'];
  readonly connections: TriggerContext['connections'];
  readonly log: TriggerContext['log'];
  readonly now: TriggerContext['now'];
  declare readonly traceparent?: string;
  declare readonly tracestate?: string;
  private controller: AbortController | undefined;
  private ended: Error | undefined;

  constructor(
    shared: TriggerContext,
    readonly timeoutMs: number,
  ) {
    this.cluster = shared.cluster;
    this.sensor = shared.sensor;
    this.secrets = shared.secrets;
    this.configMaps = shared.configMaps;
    this.connections = shared.connections;
    this.log = shared.log;
    this.now = shared.now;
    if (shared.traceparent !== undefined) this.traceparent = shared.traceparent;
    if (shared.tracestate !== undefined) this.tracestate = shared.tracestate;
  }

  get signal(): AbortSignal {
    if (this.ended) return AbortSignal.abort(this.ended);
    this.controller ??= new AbortController();
    return this.controller.signal;
  }

  /** The time is over. */
  abort(reason: Error): void {
    this.ended = reason;
    this.controller?.abort(reason);
  }
}
