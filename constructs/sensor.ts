import { type ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { ArtifactLocation } from '../src/model/artifact';
import type { Template } from '../src/model/event-source';
import type { JsonObject } from '../src/model/json';
import { leaderElectionAnnotation, sensorLabels } from '../src/model/names';
import { type PermissionRule, sensorPermissions, triggerPermissions } from '../src/model/permissions';
import type { EventDependency, SensorSpec, Trigger } from '../src/model/sensor';
import { type About, withAbout } from './about';
import { Dependency } from './dependency';
import type { Event } from './event';
import type { IEventBus } from './event-bus';
import { checkBus } from './event-source-checks';
import { type FilterOptions, filtersOf } from './filters';
import { KubeSensor } from './l1/sensor';
import type { Match } from './match';
import { objectName, objectNamespace } from './object-name';
import { extractParameters } from './parameters';
import { extractPayload, extractWritten, type Owner } from './payload';
import type { FieldAt } from './payload-path';
import { PodAccount } from './pod-account';
import { refusal, within } from './refusal';
import { requireReplicas } from './requirements';
import {
  checkCondition,
  checkDependencyName,
  checkEarlier,
  checkOnce,
  checkPolicy,
  checkReachable,
  checkTiming,
  checkTriggerName,
  checkValues,
} from './sensor-checks';
import type { IServiceAccount } from './service-account';
import { backoffOf, type ITrigger, type ResetAt, type TriggerOptions } from './trigger';

/** Filters by the path of the field that they look at, each path checked against the payload. */
export type Where<P, W> = {
  readonly [K in keyof W]: K extends string
    ? [FieldAt<P, K>] extends [never]
      ? `payload has no field '${K}'`
      : Match
    : never;
};

/** Which of the events a sensor cares for. @see Sensor.on */
export interface DependencyOptions<P, W> extends FilterOptions {
  /**
   * What the fields of the payload must be like; an event must pass all of them. An event that lacks a field does not pass.
   * @default - every event passes
   */
  readonly where?: W & Where<P, W>;
}

/** @see Sensor */
export interface SensorProps {
  /** @default - the bus named `default` of the same namespace */
  readonly eventBus?: IEventBus;
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** @default - nothing is said about it */
  readonly about?: About;
  /**
   * The account that its pods run as. A {@link SharedServiceAccount} is granted what the triggers need; to any other nothing is granted, and
   * {@link Sensor.permissions} says what it needs.
   * @default - an account of its own that may do what the triggers need and nothing else, once a trigger needs something
   */
  readonly serviceAccount?: IServiceAccount;
  /** How many pods there are; one of them works, the others stand by. @default 1 */
  readonly replicas?: number;
  /** How many old ReplicaSets its Deployment keeps. @default - Kubernetes' own */
  readonly revisionHistoryLimit?: number;
  /** Upstream's `template`: how the pods are made. @default - upstream's defaults */
  readonly template?: Omit<Template, 'serviceAccountName'>;
}

/** Waits for events, and starts something when the right ones have come. */
export class Sensor extends Construct {
  /** The name of the Sensor. */
  readonly name: string;
  /** Its namespace, if one is known. */
  readonly namespace?: string;
  /** The bus on which it waits. */
  readonly eventBus: IEventBus;

  private readonly dependencies = new Map<string, EventDependency>();
  private readonly triggers = new Map<string, Trigger>();
  private readonly account: PodAccount;
  /** What is known of the objects that triggers fetch. */
  private readonly held = new WeakMap<ArtifactLocation, JsonObject>();
  private readonly reading = { read: (source: ArtifactLocation) => this.held.get(source) };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SensorProps = {},
  ) {
    super(scope, id);
    this.name = objectName(this, 'Sensor', props.metadata);
    this.namespace = objectNamespace(this, props.metadata);
    this.eventBus = props.eventBus ?? { name: 'default', namespace: this.namespace };
    checkBus(this, 'sensor');
    within(this, undefined, () => requireReplicas(props.replicas));
    this.account = new PodAccount(this, 'sensor', props.serviceAccount);
    if (this.electsByLease) this.account.grant(this.permissions);
    const metadata = withAbout({ ...props.metadata, name: this.name }, props.about);
    new KubeSensor(this, 'Resource', { metadata, spec: Lazy.any({ produce: () => this.spec() }) });
    this.node.addValidation({ validate: () => this.missing() });
  }

  /**
   * Depends on an event: the sensor's triggers may wait for it and use its values.
   *
   * @param id the name of the dependency; values and conditions carry it in the manifest.
   * @throws EventloomError `bad-value` for a name that upstream's conditions cannot read, or that is taken; `bad-reference` for an
   * event that never reaches the sensor.
   */
  on<P, const W extends { readonly [path: string]: Match } = Record<never, never>>(
    id: string,
    event: Event<P>,
    options: DependencyOptions<P, W> = {},
  ): Dependency<P> {
    checkDependencyName(this, id, this.dependencies.keys());
    checkReachable(this, event);
    checkEarlier(this, id, this.triggers.values());
    checkOnce(this, event, this.dependencies.values());
    const data = Object.entries<Match>(options.where ?? {}).map(([path, match]) => match.toFilter(path));
    this.dependencies.set(id, {
      name: id,
      eventSourceName: event.eventSource.name,
      eventName: event.name,
      ...within(this, `dependency '${id}'`, () => filtersOf(data, options)),
    });
    return new Dependency(this, id, event);
  }

  /**
   * Does something each time the conditions hold.
   *
   * @param id the name of the trigger, also on what it creates: label `events.argoproj.io/trigger`.
   * @throws EventloomError `bad-value` for a name that is taken, or a value that may be absent when the trigger fires; `bad-reference`
   * for a value or a condition of another sensor.
   */
  trigger(id: string, trigger: ITrigger, options: TriggerOptions = {}): void {
    checkTriggerName(this, id, this.triggers.keys());
    checkCondition(this, id, options.when);
    const rendered = this.render(id, trigger, options);
    this.triggers.set(id, rendered);
    const { rules, unknown } = triggerPermissions(rendered, this.reading);
    const [first] = unknown;
    if (first !== undefined && !this.account.isForeign) {
      throw refusal(
        this,
        'bad-value',
        `${first}: say what it holds, or give the sensor a serviceAccount that exists and may do what it takes`,
      );
    }
    this.account.grant(rules);
  }

  /** Labels that its pods and nothing else have. @see EventSource.podLabels */
  get podLabels(): { readonly [label: string]: string } {
    const { 'owner-name': _owner, ...labels } = sensorLabels(this.name);
    return labels;
  }

  /** What the sensor's service account must be allowed to do. */
  get permissions(): readonly PermissionRule[] {
    return sensorPermissions(this.spec(), { leases: this.electsByLease, ...this.reading }).rules;
  }

  private render(id: string, trigger: ITrigger, options: TriggerOptions): Trigger {
    const { when, resetAt, atLeastOnce = true, retryStrategy, rateLimit, dlqTrigger } = options;
    const resets = [resetAt ?? []].flat();
    within(this, `trigger '${id}'`, () => checkTiming(options, resets));
    if (dlqTrigger && !atLeastOnce) {
      throw refusal(
        this,
        'bad-value',
        `trigger '${id}' has a dlqTrigger, which upstream ignores unless atLeastOnce is true`,
      );
    }
    const { parameters, policy, holds, ...action } = within(this, `trigger '${id}'`, () =>
      trigger.bind(this.context(id, when)),
    );
    const source = action.k8s?.source ?? action.argoWorkflow?.source;
    if (source && holds) this.held.set(source, JSON.parse(JSON.stringify(holds)) as JsonObject);
    const expected = options.policy ?? policy;
    checkPolicy(this, { name: id, ...action }, expected);
    // Upstream reports that it failed to submit from a template although it did: each attempt would start another workflow.
    const once = action.argoWorkflow?.operation === 'submit-from';
    if (once && (retryStrategy?.steps ?? 1) !== 1) {
      throw refusal(
        this,
        'bad-value',
        `trigger '${id}' would submit again with each attempt; leave out the retryStrategy`,
      );
    }
    const strategy = once ? { steps: 1 } : retryStrategy;
    const repeats = atLeastOnce || retryStrategy ? { retryStrategy: backoffOf(strategy) } : {};
    if (retryStrategy && !atLeastOnce) {
      throw refusal(
        this,
        'bad-value',
        `trigger '${id}' has a retryStrategy, which upstream ignores unless atLeastOnce is true`,
      );
    }
    return {
      template: {
        name: id,
        ...(when ? { conditions: when.toExpression() } : {}),
        ...(resetAt ? { conditionsReset: resets.map(conditionsReset) } : {}),
        ...action,
      },
      ...(parameters && parameters.length > 0 ? { parameters } : {}),
      atLeastOnce,
      ...repeats,
      ...(rateLimit ? { rateLimit } : {}),
      ...(expected ? { policy: expected } : {}),
      ...(dlqTrigger ? { dlqTrigger: this.render(`${id}-dlq`, dlqTrigger, { when }) } : {}),
    };
  }

  private context(id: string, when: TriggerOptions['when']) {
    return {
      sensor: this,
      namespace: this.namespace,
      parameterize: (body: object) => {
        const extracted = extractParameters(body);
        checkValues(this, id, extracted.values, when, this.dependencies.keys());
        return extracted;
      },
      payload: (message: object | string, { whole = false }: { readonly whole?: boolean } = {}) => {
        const extracted = extractPayload(message, this.present(when), whole);
        checkValues(this, id, extracted.values, when, this.dependencies.keys());
        return extracted.parameters;
      },
      written: (values: { readonly [dest: string]: unknown }) => {
        const extracted = extractWritten(values, this.present(when));
        checkValues(this, id, extracted.values, when, this.dependencies.keys());
        return extracted.parameters;
      },
    };
  }

  /** A dependency that has an event whenever the trigger fires, or else any, which only says who a constant belongs to. */
  private present(when: TriggerOptions['when']): Owner {
    const names = when ? when.dependencies.map(({ name }) => name) : [...this.dependencies.keys()];
    // On Kafka a trigger that waits for several gets the event of one of them only.
    const sole = this.eventBus.kind !== 'kafka' || names.length === 1;
    const required = names.find((name) => sole && (!when || when.requires(name)));
    return { name: required ?? names[0], present: required !== undefined };
  }

  private get electsByLease(): boolean {
    const election = this.props.metadata?.annotations?.[leaderElectionAnnotation];
    return election === 'k8s' || this.eventBus.kind === 'kafka';
  }

  private spec(): SensorSpec {
    const { replicas, revisionHistoryLimit, template } = this.props;
    const pod = { ...template, ...this.account.fields };
    return {
      eventBusName: this.eventBus.name,
      ...(replicas === undefined ? {} : { replicas }),
      ...(revisionHistoryLimit === undefined ? {} : { revisionHistoryLimit }),
      ...(Object.keys(pod).length > 0 ? { template: pod } : {}),
      dependencies: [...this.dependencies.values()],
      triggers: [...this.triggers.values()],
    };
  }

  private missing(): string[] {
    if (this.dependencies.size === 0) return ['the sensor depends on no event; call on()'];
    return this.triggers.size === 0 ? ['the sensor has no trigger, so no event starts anything; call trigger()'] : [];
  }
}

function conditionsReset({ cron, timezone = 'UTC' }: ResetAt) {
  return { byTime: { cron, timezone } };
}
