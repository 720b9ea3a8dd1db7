import { EventloomError, reasonOf } from '../errors';
import type { Condition } from '../language/condition';
import type { Rendered } from '../model/rendered';
import type { Step } from '../model/trace';
import type { Trigger } from '../model/trigger';
import type { Dependency } from './dependency';
import type { EventDocument } from './document';
import type { Events } from './parameters/source';
import type { Renderer, Rendering } from './render/render';
import type { ConditionReset } from './reset';
import { compileReset } from './reset';
import { cut, Trail } from './step';

/** The events that came and wait for others, by the name of their dependency: one each, the newest. */
export type Pending = ReadonlyMap<string, EventDocument>;

/** What a trigger makes of an event. */
export interface Decision {
  /** One for each dependency that the event matches, in the order of the condition. */
  readonly verdicts: readonly Verdict[];
  /** What waits from now on; the same object when nothing changed. */
  readonly pending: Pending;
}

/** What a trigger decided for one dependency of one event, and why. */
export interface Verdict {
  /** The dependency that the event arrived for. */
  readonly dependency: string;
  /** Whether the trigger acts now. */
  readonly fires: boolean;
  /** Everything that was looked at, in that order; empty when nobody wanted to know. */
  readonly because: readonly Step[];
  /** What is still missing when the condition is not met yet. */
  readonly waitsFor?: readonly string[];
  /** When it fires: the events that it fires with. */
  readonly events?: Events;
  /** When it fires: what it acts on. Absent when that failed. */
  readonly rendered?: Rendering;
  /** Why it cannot act although it fires. */
  readonly error?: EventloomError;
}

/** A trigger of a sensor, ready to decide. It holds no state. */
export interface CompiledTrigger {
  readonly name: string;
  /** As Argo Events would decode it. */
  readonly trigger: Trigger;
  /** The events that it wants: those of the dependencies that its condition names. */
  readonly interest: readonly { readonly source: string; readonly subject: string }[];
  /** The dependencies that its condition names. */
  readonly dependencies: readonly string[];
  /** When it fires. */
  readonly condition: Condition;
  /** When the events that wait are forgotten: the caller does it, by passing on no pending events. Absent when never. */
  readonly reset?: ConditionReset;
  /** The trigger to run when this one has failed for good. */
  readonly deadLetter?: Pick<CompiledTrigger, 'name' | 'trigger' | 'render'>;
  /**
   * Decides what an event means. Never throws for what an event holds.
   * @param pending what the last decision left.
   * @param now milliseconds since 1970.
   * @param isExplained whether the verdicts say what was looked at, which costs time. `@default` true
   */
  decide(document: EventDocument, pending: Pending, now: number, isExplained?: boolean): Decision;
  /**
   * Fills in the values from events, for another attempt.
   * @throws EventloomError `program-failed`, `program-limit` or `bad-definition`
   */
  render(events: Events): Rendered & { readonly steps: readonly Step[] };
}

/** A trigger made of its compiled parts. */
export class DecidingTrigger implements CompiledTrigger {
  readonly name: string;
  readonly interest: CompiledTrigger['interest'];
  readonly #asked: string;

  constructor(
    readonly trigger: Trigger,
    readonly condition: Condition,
    private readonly parts: readonly Dependency[],
    private readonly renderer: Renderer,
    readonly deadLetter: CompiledTrigger['deadLetter'],
    readonly reset: ConditionReset | undefined = compileReset(trigger.template.conditionsReset),
  ) {
    this.name = trigger.template.name;
    const pairs = new Map(parts.map(({ source, subject }) => [JSON.stringify([source, subject]), { source, subject }]));
    this.interest = [...pairs.values()];
    this.#asked = cut(condition.text);
  }

  get dependencies(): readonly string[] {
    return this.condition.dependencies;
  }

  render(events: Events): Rendering {
    return this.renderer.render(events);
  }

  decide(document: EventDocument, pending: Pending, _now: number, isExplained = true): Decision {
    const verdicts: Verdict[] = [];
    let waiting = pending;
    for (const dependency of this.parts) {
      if (!dependency.matches(document)) continue;
      const { document: received, steps } = dependency.receive(document, isExplained);
      if (!received) verdicts.push({ dependency: dependency.name, fires: false, because: steps });
      else if (!this.condition.stores) verdicts.push(this.#fireAlone(dependency.name, received, steps, isExplained));
      else {
        const decided = this.#correlate(dependency.name, received, steps, waiting, isExplained);
        verdicts.push(decided.verdict);
        waiting = decided.pending;
      }
    }
    return { verdicts, pending: waiting };
  }

  /** Without `&&` no event waits for another, and the condition is not even asked. */
  #fireAlone(name: string, document: EventDocument, steps: readonly Step[], isExplained: boolean): Verdict {
    const trail = new Trail(isExplained, steps);
    trail.add('condition', this.#asked, true, [name]);
    return this.#fire(name, new Map([[name, document]]), trail);
  }

  #correlate(
    name: string,
    document: EventDocument,
    steps: readonly Step[],
    pending: Pending,
    isExplained: boolean,
  ): { readonly verdict: Verdict; readonly pending: Pending } {
    const events = new Map(pending).set(name, document);
    const satisfied = this.dependencies.filter((dependency) => events.has(dependency));
    const trail = new Trail(isExplained, steps);
    const because = trail.steps;
    let holds: boolean;
    try {
      holds = this.condition.holds(new Set(satisfied));
    } catch (error) {
      trail.add('condition', this.#asked, false, satisfied, asEventloomError(error).message);
      return { verdict: { dependency: name, fires: false, because }, pending };
    }
    trail.add('condition', this.#asked, holds, satisfied);
    if (holds) return { verdict: this.#fire(name, events, trail), pending: nothing };
    return { verdict: { dependency: name, fires: false, because, waitsFor: this.#missing(events) }, pending: events };
  }

  /** What cannot be done without; if there are only alternatives, all of them. */
  #missing(events: Events): string[] {
    const missing = this.dependencies.filter((name) => !events.has(name));
    const required = missing.filter((name) => this.condition.requires(name));
    return required.length > 0 ? required : missing;
  }

  #fire(dependency: string, events: Events, trail: Trail): Verdict {
    const verdict = { dependency, fires: true, because: trail.steps, events };
    try {
      return { ...verdict, rendered: this.renderer.render(events, trail) };
    } catch (error) {
      return { ...verdict, error: asEventloomError(error) };
    }
  }
}

const nothing: Pending = new Map();

function asEventloomError(error: unknown): EventloomError {
  if (error instanceof EventloomError) return error;
  return new EventloomError('program-failed', reasonOf(error), { cause: error });
}
