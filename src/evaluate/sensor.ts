import { EventloomError } from '../errors';
import { compileCondition } from '../language/condition';
import type { EventDependency } from '../model/dependency';
import type { Json } from '../model/json';
import type { Sensor } from '../model/sensor';
import type { Trigger } from '../model/trigger';
import type { Dependency } from './dependency';
import { compileDependency } from './dependency';
import type { SourceOptions } from './render/object-source';
import { compileRenderer } from './render/render';
import { decodeStruct } from './shape/decode';
import type { CompiledTrigger } from './trigger';
import { DecidingTrigger } from './trigger';

export type { CompiledTrigger, Decision, Pending, Verdict } from './trigger';

/** A sensor that is ready to decide. */
export interface CompiledSensor {
  readonly name: string;
  /** Where its triggers act unless they say otherwise. `@default` default */
  readonly namespace: string;
  readonly triggers: readonly CompiledTrigger[];
  /** Triggers that were left out because they could never fire, and why. */
  readonly problems: readonly SensorProblem[];
}

/** Why a trigger was left out. */
export interface SensorProblem {
  /** The name of the trigger. */
  readonly trigger: string;
  readonly error: EventloomError;
}

/**
 * Compiles a sensor: conditions, filters, expressions and templates, once for all events.
 *
 * @throws EventloomError `bad-definition` when the sensor is not written as one: nothing in it could run. What is wrong with a single
 * trigger is in {@link CompiledSensor.problems}.
 */
export function compileSensor(sensor: Sensor, options: SourceOptions = {}): CompiledSensor {
  const name = sensor.metadata?.name ?? '';
  const { dependencies, triggers } = readSpec(sensor, name);
  const compiler = new SensorCompiler(dependencies, options);
  const compiled: CompiledTrigger[] = [];
  const problems: SensorProblem[] = [];
  for (const trigger of triggers) {
    try {
      compiled.push(compiler.trigger(trigger));
    } catch (error) {
      if (!(error instanceof EventloomError)) throw error;
      problems.push({ trigger: trigger.template.name, error: named(error, name, trigger.template.name) });
    }
  }
  return { name, namespace: sensor.metadata?.namespace || 'default', triggers: compiled, problems };
}

function named(error: EventloomError, sensor: string, trigger: string): EventloomError {
  return new EventloomError(error.code, `sensor '${sensor}', trigger '${trigger}': ${error.message}`, { cause: error });
}

function readSpec(sensor: Sensor, name: string): { dependencies: EventDependency[]; triggers: Trigger[] } {
  const spec = sensor.spec ?? {};
  const dependencies = list(spec.dependencies, name, 'dependencies').map((dependency, index) =>
    decodeStruct<EventDependency>('EventDependency', dependency, `sensor '${name}': spec.dependencies[${index}]`),
  );
  const triggers = list(spec.triggers, name, 'triggers').map((trigger, index) => {
    const where = `sensor '${name}': spec.triggers[${index}]`;
    const decoded = decodeStruct<Trigger>('Trigger', trigger, where);
    if (!decoded.template?.name) throw new EventloomError('bad-definition', `${where} has no template with a name`);
    return decoded;
  });
  return { dependencies, triggers };
}

function list(value: unknown, sensor: string, key: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value as readonly Json[];
  throw new EventloomError('bad-definition', `sensor '${sensor}': spec.${key} must be a list`);
}

/** Compiles the triggers of one sensor, which share its dependencies. */
class SensorCompiler {
  readonly #names: readonly string[];
  readonly #dependencies: ReadonlyMap<string, EventDependency>;
  readonly #compiled = new Map<string, Dependency>();

  constructor(
    dependencies: readonly EventDependency[],
    readonly options: SourceOptions,
  ) {
    this.#names = dependencies.map(({ name }) => name ?? '');
    this.#dependencies = new Map(dependencies.map((dependency) => [dependency.name ?? '', dependency]));
  }

  trigger(trigger: Trigger): CompiledTrigger {
    const condition = compileCondition(trigger.template.conditions, this.#names);
    const parts = condition.dependencies.map((name) => this.#dependency(name));
    const { dlqTrigger } = trigger;
    const deadLetter = dlqTrigger?.template && this.#deadLetter(dlqTrigger);
    return new DecidingTrigger(trigger, condition, parts, compileRenderer(trigger, this.options), deadLetter);
  }

  #deadLetter(trigger: Trigger): CompiledTrigger['deadLetter'] {
    const renderer = compileRenderer(trigger, this.options);
    return { name: trigger.template.name, trigger, render: (events) => renderer.render(events) };
  }

  #dependency(name: string): Dependency {
    const known = this.#compiled.get(name);
    if (known) return known;
    const definition = this.#dependencies.get(name);
    if (!definition) throw new EventloomError('bad-definition', `there is no dependency '${name}'`);
    const compiled = compileDependency(definition);
    this.#compiled.set(name, compiled);
    return compiled;
  }
}
