import type { JsonObject } from '../model/json';
import type { WrittenAction } from './action';
import { conditionOf } from './conditions';
import { conforming } from './conforming';
import type { Draft } from './draft';
import { durationOf } from './durations';
import type { Difference } from './equality';
import { dependencyOptions, pathsOf } from './filters';
import type { Fragment } from './fragment';
import { camelCase } from './names';
import { acceptsPath } from './payload-paths';
import { headOf, type Placed } from './placed';
import { entriesOf } from './source-options';
import {
  call,
  construct,
  type Entry,
  type Expression,
  imported,
  isEmpty,
  literal,
  member,
  object,
  type Statement,
  self,
  variable,
} from './tree';
import { actionKeys, actionOf, ownAction } from './trigger-actions';
import type { DependencyConstants } from './values';

/** How a part of a sensor is written, until that turns out not to work. */
interface Plan {
  /** Dependencies whose filters are left to a patch. */
  readonly bare: Set<number>;
  /** Triggers in the words of the manifest. */
  readonly own: Set<number>;
}

/** A statement, and the part of the sensor that it says. */
interface Part {
  readonly statement: Statement;
  readonly dependency?: number;
  readonly trigger?: number;
}

/** Differences in one trigger above which it is rather written in the words of the manifest. */
const maxDifferences = 2;
/** Differences of a whole sensor above which it is rather written as it is. */
const maxPatches = 8;
/** Plans that are tried. */
const maxPlans = 30;

/** A sensor with the constructs; undefined when they do not say the same. */
export function sensorStatements(sensor: Placed, draft: Draft): readonly Statement[] | undefined {
  const { isIncomplete } = conforming('Sensor', sensor.manifest);
  if (isIncomplete) return undefined;
  const writer = new SensorWriter(sensor, draft);
  const plan: Plan = { bare: new Set(), own: new Set() };
  for (let round = 0; round < maxPlans; round++) {
    const parts = writer.parts(plan);
    if (parts === undefined) return undefined;
    const statements = parts.map(({ statement }) => statement);
    const { differences, refused } = draft.attempt(statements, sensor.manifest);
    if (refused !== undefined) {
      const part = parts[refused.statement];
      if (part === undefined || !changed(plan, part)) return undefined;
    } else if (!improved(plan, differences)) {
      return draft.patched(statements, sensor.variable, sensor.manifest, maxPatches);
    }
  }
  return undefined;
}

function changed(plan: Plan, { dependency, trigger }: Part): boolean {
  const [set, index] = trigger === undefined ? [plan.bare, dependency] : [plan.own, trigger];
  if (index === undefined || set.has(index)) return false;
  set.add(index);
  return true;
}

function improved(plan: Plan, differences: readonly Difference[]): boolean {
  const counts = new Map<number, number>();
  for (const { path } of differences) {
    const trigger = /^\/spec\/triggers\/(\d+)\/(?:template|parameters)/.exec(path)?.[1];
    if (trigger !== undefined) counts.set(Number(trigger), (counts.get(Number(trigger)) ?? 0) + 1);
  }
  const poor = [...counts].filter(([trigger, count]) => count > maxDifferences && !plan.own.has(trigger));
  for (const [trigger] of poor) plan.own.add(trigger);
  return poor.length > 0;
}

class SensorWriter {
  private readonly spec: Fragment;
  private readonly dependencies: ReadonlyMap<string, string>;
  private readonly constants: DependencyConstants = (name) => {
    const constant = this.dependencies.get(name);
    return constant === undefined ? undefined : variable(constant);
  };

  constructor(
    private readonly sensor: Placed,
    private readonly draft: Draft,
  ) {
    const { object: conformingObject } = conforming('Sensor', sensor.manifest);
    this.spec = sensor.fragment(conformingObject).at('spec');
    const names = this.spec.at('dependencies').items.map((dependency) => dependency.at('name').text ?? '');
    this.dependencies = new Map(
      [...new Set(names)].map((name) => [
        name,
        draft.variables.claim(camelCase(name, 'event'), camelCase(`${sensor.id} ${name}`, 'event')),
      ]),
    );
  }

  parts(plan: Plan): Part[] | undefined {
    const triggers = this.spec.at('triggers').items.map((trigger, index) => this.trigger(trigger, index, plan));
    const dependencies = this.spec
      .at('dependencies')
      .items.map((dependency, index) => this.dependency(dependency, index, plan));
    const known = dependencies.filter((part) => part !== undefined);
    if (known.length < dependencies.length) return undefined;
    return [{ statement: this.declaration() }, ...known, ...triggers];
  }

  private declaration(): Statement {
    const { sensor, spec } = this;
    const options = object({
      eventBus: this.draft.eventBus(spec.at('eventBusName').text ?? 'default'),
      replicas: spec.at('replicas').exists ? spec.at('replicas').literal() : undefined,
      revisionHistoryLimit: spec.at('revisionHistoryLimit').exists
        ? spec.at('revisionHistoryLimit').literal()
        : undefined,
      serviceAccount: this.serviceAccount(),
      template: this.template(),
    });
    const props: Expression = { kind: 'object', entries: [...headOf(sensor), ...entriesOf(options)] };
    const args = [self, literal(sensor.id), ...(isEmpty(props) ? [] : [props])];
    return {
      comments: sensor.comments,
      variable: sensor.variable,
      value: construct(imported('Sensor'), ...args),
      apart: true,
    };
  }

  /** A sensor whose triggers need permissions gets an account of its own unless one is named. */
  private serviceAccount(): Expression | undefined {
    const name = this.spec.at('template', 'serviceAccountName');
    if (name.text) return this.draft.serviceAccount(name.text);
    const needsOne = this.spec
      .at('triggers')
      .items.some((trigger) => actionKeys(trigger).some((key) => key === 'k8s' || key === 'argoWorkflow'));
    return needsOne ? object({ name: literal('default') }) : undefined;
  }

  private template(): Expression | undefined {
    const template = this.spec.at('template');
    const entries = template.keys.flatMap((key): Entry[] =>
      key === 'serviceAccountName'
        ? []
        : [{ key, value: template.at(key).literal(), comments: template.at(key).before }],
    );
    return entries.length > 0 ? { kind: 'object', entries } : undefined;
  }

  private dependency(dependency: Fragment, index: number, plan: Plan): Part | undefined {
    const [name, source, event] = ['name', 'eventSourceName', 'eventName'].map((key) => dependency.at(key).text ?? '');
    if (name === undefined || source === undefined || event === undefined) return undefined;
    const bus = this.spec.at('eventBusName').text ?? 'default';
    const known = this.draft.eventSource(source, bus);
    const knowledge = known.events?.get(event);
    if (known.events !== undefined && knowledge === undefined) return undefined;
    const declared = member(member(variable(known.variable), 'events'), event);
    const options = plan.bare.has(index) ? object({}) : dependencyOptions(dependency);
    const paths = [...pathsOf(options), ...this.readPaths(name)];
    const isTyped = knowledge === undefined || paths.every((path) => acceptsPath(knowledge, path));
    const reference: Expression = isTyped ? declared : { kind: 'untyped-event', event: declared };
    const rest = isEmpty(options) ? [] : [options];
    const statement = {
      comments: [
        ...(index === 0 ? this.spec.at('dependencies').before : []),
        ...dependency.before,
        ...dependency.lostComments(rest),
      ],
      variable: this.dependencies.get(name),
      value: call(member(variable(this.sensor.variable), 'on'), literal(name), reference, ...rest),
    };
    return { dependency: index, statement };
  }

  /** The paths of values that triggers read from the events of a dependency. */
  private readPaths(dependency: string): readonly string[] {
    return this.spec.at('triggers').items.flatMap((trigger) => {
      const lists = [trigger, ...actionKeys(trigger).map((key) => trigger.at('template', key))];
      const parameters = lists.flatMap((part) => [...part.at('parameters').items, ...part.at('payload').items]);
      const sources = parameters.map((parameter) => parameter.at('src'));
      return sources.flatMap((src) =>
        src.at('dependencyName').text === dependency && src.at('dataKey').text ? [src.at('dataKey').text ?? ''] : [],
      );
    });
  }

  private trigger(trigger: Fragment, index: number, plan: Plan): Part {
    const context = { draft: this.draft, constants: this.constants };
    const inWords = plan.own.has(index) ? undefined : actionOf(trigger, context);
    if (inWords === undefined) plan.own.add(index);
    const action = inWords ?? ownAction(trigger);
    const options = this.options(trigger, action);
    const name = literal(trigger.at('template', 'name').text ?? '');
    const args = [name, action.expression, ...(isEmpty(options) ? [] : [options])];
    const first = index === 0 ? this.spec.at('triggers').before : [];
    const comments = [...first, ...trigger.before, ...trigger.lostComments([action.expression, options])];
    const value = call(member(variable(this.sensor.variable), 'trigger'), ...args);
    return { trigger: index, statement: { comments, value, apart: true } };
  }

  private options(trigger: Fragment, action: WrittenAction): Expression {
    const template = trigger.at('template');
    const conditions = template.at('conditions').text;
    const isOnce = trigger.at('atLeastOnce').value === true;
    const isSubmitFrom = template.at('argoWorkflow', 'operation').text === 'submit-from';
    return object({
      when: conditions ? conditionOf(conditions, this.constants) : undefined,
      resetAt: resetsOf(template.at('conditionsReset')),
      atLeastOnce: isOnce ? undefined : literal(false),
      retryStrategy: isOnce && !isSubmitFrom ? retryOf(trigger.at('retryStrategy')) : undefined,
      rateLimit: trigger.at('rateLimit').exists ? trigger.at('rateLimit').literal() : undefined,
      policy: !action.hasPolicy && trigger.at('policy').exists ? trigger.at('policy').literal() : undefined,
    });
  }
}

function resetsOf(resets: Fragment): Expression | undefined {
  const times = resets.items.map((reset) => ({ value: reset.at('byTime').literal(), comments: reset.before }));
  const [only, ...more] = times;
  if (only === undefined) return undefined;
  return more.length === 0 ? only.value : { kind: 'list', items: times };
}

/** The constructs' own defaults for retries are not upstream's. */
function retryOf(strategy: Fragment): Expression {
  if (!strategy.exists) return object({ steps: literal(1) });
  const own: JsonObject = strategy.object;
  const given = (key: string): Expression =>
    own[key] === undefined || own[key] === null ? literal(1) : strategy.at(key).literal();
  const second = call(member(imported('Duration', 'cdk8s'), 'seconds'), literal(1));
  return object({
    steps: strategy.at('steps').exists ? strategy.at('steps').literal() : undefined,
    duration: strategy.at('duration').exists ? durationOf(strategy.at('duration')) : second,
    factor: given('factor'),
    jitter: given('jitter'),
  });
}
