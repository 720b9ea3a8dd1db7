import { EventloomError } from '../../errors';
import { fetchedKind } from '../../model/artifact';
import type { JsonObject } from '../../model/json';
import type { TriggerKey } from '../../model/kinds';
import { triggerKey } from '../../model/kinds';
import type { Rendered } from '../../model/rendered';
import type { Step } from '../../model/trace';
import type { Trigger, TriggerTemplate } from '../../model/trigger';
import type { Parameter } from '../parameters/parameter';
import { applyParameters, compileParameters, constructPayload, resolveParameter } from '../parameters/parameter';
import type { Events } from '../parameters/source';
import { Trail } from '../step';
import type { SendingTrigger } from './kind';
import { actedOn, ParameterizedKind, renderCustomSpec } from './kind';
import { loggedEvents } from './logged';
import type { SourceOptions } from './object-source';
import { isLive, readFetched, readSource, sourceOf } from './object-source';
import { fillJson, renderResource } from './resource';
import { ParameterizedTemplate } from './template';

/** What a trigger acts on, and how it came about. */
export interface Rendering extends Rendered {
  /** Each parameter: where it was put, where it came from, its value. */
  readonly steps: readonly Step[];
}

/** A trigger that is ready to be rendered again and again. */
export interface Renderer {
  /**
   * Fills in the values from events. An object that does not stand in the template is left to {@link Rendered.unfetched}.
   *
   * @param trail where to put the steps. `@default` a new one
   * @throws EventloomError `program-failed`, `program-limit` or `bad-definition`
   */
  render(events: Events, trail?: Trail): Rendering;
}

/** Kinds that do nothing without a payload. */
const needPayload: ReadonlySet<TriggerKey> = new Set([
  'awsLambda',
  'azureEventHubs',
  'azureServiceBus',
  'kafka',
  'nats',
  'pulsar',
]);

/** Prepares the rendering of a trigger. */
export function compileRenderer(trigger: Trigger, options: SourceOptions = {}): Renderer {
  const template = new ParameterizedTemplate(trigger);
  const fixed = template.isFixed ? new TemplateRenderer(trigger.template, options) : undefined;
  return {
    render(events, trail = new Trail()) {
      const renderer = fixed ?? new TemplateRenderer(template.render(events, trail), options);
      const { policy } = trigger;
      return { ...renderer.render(events, trail), ...(policy && { policy }), steps: trail.steps };
    },
  };
}

/**
 * Renders a trigger once; {@link compileRenderer} is for more often.
 * @throws like {@link Renderer.render}
 */
export function render(trigger: Trigger, events: Events, options?: SourceOptions): Rendering {
  return compileRenderer(trigger, options).render(events);
}

type Kind =
  | { readonly of: 'object'; readonly parameters: readonly Parameter[] | undefined }
  | { readonly of: 'spec'; readonly parameters: readonly Parameter[]; readonly spec: JsonObject }
  | { readonly of: 'message'; readonly kind: ParameterizedKind };

/** Renders one template, whose own parameters are done. */
class TemplateRenderer {
  readonly #known: { readonly key: TriggerKey; readonly kind: Kind } | undefined;
  readonly #options: SourceOptions;
  #source: JsonObject | null | undefined;
  #payload: readonly Parameter[] | undefined;
  /** The template without values from events. */
  #acted: TriggerTemplate | undefined;

  constructor(
    readonly template: TriggerTemplate,
    options: SourceOptions,
  ) {
    this.#options = options;
    const key = triggerKey(template);
    this.#known = key && { key, kind: kindOf(template, key) };
  }

  render(events: Events, trail: Trail): Omit<Rendering, 'steps'> {
    const { template } = this;
    if (!this.#known) {
      throw new EventloomError(
        'bad-definition',
        `trigger '${template.name}' says not what to do: it has no known kind`,
      );
    }
    const { key, kind } = this.#known;
    if (kind.of === 'object') return { template, ...this.#object(kind.parameters, events, trail) };
    if (kind.of === 'spec') return { template, ...this.#spec(kind, events, trail) };
    if (key === 'log') return { template, logged: loggedEvents(events) };
    const rendered = kind.kind.render(events, trail);
    const sent = this.#payloadOf(key, rendered, events, trail);
    const complete = key === 'http' ? withHeaders(rendered, events, trail) : rendered;
    if (complete !== kind.kind.value) return { template: actedOn(template, key, complete), ...sent };
    this.#acted ??= actedOn(template, key, complete);
    return { template: this.#acted, ...sent };
  }

  #object(parameters: readonly Parameter[] | undefined, events: Events, trail: Trail): Omit<Rendered, 'template'> {
    const location = sourceOf(this.template);
    if (!location || !fetchedKind(location)) return this.#filled(this.#ownSource(), parameters, events, trail);
    const complete = (yaml: string): Omit<Rendered, 'template'> =>
      this.#filled(readFetched(yaml, this.#options), parameters, events, new Trail());
    return { unfetched: { location, complete } };
  }

  #filled(
    source: JsonObject | null,
    parameters: readonly Parameter[] | undefined,
    events: Events,
    trail: Trail,
  ): Omit<Rendered, 'template'> {
    if (!isLive(this.template)) return renderResource(source, parameters, events, trail);
    const named = renderResource(source, undefined, events, trail);
    return parameters ? { ...named, fill: (json) => fillJson(json, parameters, events, new Trail()) } : named;
  }

  #spec({ spec, parameters }: Extract<Kind, { of: 'spec' }>, events: Events, trail: Trail): Omit<Rendered, 'template'> {
    const resource = renderCustomSpec(spec, parameters, events, trail);
    const fill = (json: string): string => applyParameters(json, parameters, events, new Trail());
    const payload = this.#payloadOf('custom', this.template.custom ?? {}, events, trail);
    return { resource, ...payload, ...(parameters.length > 0 && { fill }) };
  }

  /** The object that stands in the template, read when it is first needed. */
  #ownSource(): JsonObject | null {
    if (this.#source === undefined) this.#source = readSource(sourceOf(this.template), this.#options);
    return this.#source;
  }

  #payloadOf(key: TriggerKey, kind: SendingTrigger, events: Events, trail: Trail): { readonly payload?: string } {
    if (!kind.payload) {
      if (!needPayload.has(key)) return {};
      throw new EventloomError('bad-definition', `trigger '${this.template.name}' has no payload parameters`);
    }
    const isOwn = kind.payload === sending(this.template, key).payload;
    const parameters = isOwn ? (this.#payload ??= compileParameters(kind.payload)) : compileParameters(kind.payload);
    return { payload: constructPayload(parameters, events, trail) ?? '' };
  }
}

function kindOf(template: TriggerTemplate, key: TriggerKey): Kind {
  const value = sending(template, key);
  if (key === 'k8s' || key === 'argoWorkflow') {
    return { of: 'object', parameters: value.parameters && compileParameters(value.parameters) };
  }
  if (key === 'custom') {
    return { of: 'spec', parameters: compileParameters(value.parameters ?? []), spec: template.custom?.spec ?? {} };
  }
  const complete = key === 'http' ? { ...value, method: template.http?.method || 'POST' } : value;
  return { of: 'message', kind: new ParameterizedKind(key, complete) };
}

function sending(template: TriggerTemplate, key: TriggerKey): SendingTrigger {
  return (template[key] ?? {}) as SendingTrigger;
}

/** Headers with values from events become ordinary ones; a name of both is that of the event. */
function withHeaders(rendered: SendingTrigger, events: Events, trail: Trail): SendingTrigger {
  const message = rendered as NonNullable<TriggerTemplate['http']>;
  if (!message.dynamicHeaders) return rendered;
  const { dynamicHeaders, ...http } = message;
  const headers: Record<string, string> = { ...http.headers };
  for (const { dest, source, described } of compileParameters(dynamicHeaders)) {
    const { value } = resolveParameter({ source, described: `header ${described}` }, events, trail);
    if (value === null) {
      throw new EventloomError(
        'program-failed',
        `the header '${dest}' needs a value, and its dependency had no event: give it a value to fall back to`,
      );
    }
    headers[dest] = value;
  }
  return { ...http, headers } as SendingTrigger;
}
