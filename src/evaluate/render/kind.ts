import { decode, encode } from '../../language/go/json';
import type { JsonObject } from '../../model/json';
import type { TriggerKey } from '../../model/kinds';
import { triggerKinds } from '../../model/kinds';
import type { TriggerParameter } from '../../model/parameter';
import type { TriggerTemplate } from '../../model/trigger';
import type { Parameter } from '../parameters/parameter';
import { applyParameters, compileParameters } from '../parameters/parameter';
import type { Events } from '../parameters/source';
import { decodeStruct } from '../shape/decode';
import { encodeStruct } from '../shape/encode';
import type { Trail } from '../step';

/** What all kinds of triggers that send something have in common. */
export interface SendingTrigger {
  readonly parameters?: readonly TriggerParameter[];
  readonly payload?: readonly TriggerParameter[];
}

/** The part of a template that says what a kind does, with the kind's own parameters. */
export class ParameterizedKind {
  readonly #parameters: readonly Parameter[] | undefined;
  readonly #struct: string;

  constructor(
    readonly key: TriggerKey,
    readonly value: SendingTrigger,
  ) {
    this.#parameters = value.parameters && compileParameters(value.parameters);
    this.#struct = triggerKinds[key].definition;
  }

  /**
   * What the kind does, after its parameters.
   * @throws EventloomError `program-failed`, or `bad-definition` when a parameter puts something where it cannot be.
   */
  render(events: Events, trail: Trail): SendingTrigger {
    if (!this.#parameters) return this.value;
    const text = applyParameters(encode(encodeStruct(this.#struct, this.value)), this.#parameters, events, trail);
    return decodeStruct(this.#struct, decode(text), this.key);
  }
}

/**
 * What a custom trigger acts on: its server makes a resource of `spec`, here the spec itself is it.
 * @throws EventloomError `program-failed`
 */
export function renderCustomSpec(
  spec: JsonObject,
  parameters: readonly Parameter[],
  events: Events,
  trail: Trail,
): JsonObject {
  if (parameters.length === 0) return spec;
  // Parameters put things into an object, and never make anything else of it.
  return decode(applyParameters(encode(spec), parameters, events, trail)) as JsonObject;
}

/**
 * The template that a kind acts on. Argo Events sends mails and Slack messages without the kind's own parameters, and takes the
 * subject of NATS from before them.
 */
export function actedOn(template: TriggerTemplate, key: TriggerKey, rendered: SendingTrigger): TriggerTemplate {
  if (key === 'email' || key === 'slack') return template;
  if (key === 'nats')
    return {
      ...template,
      nats: { ...template.nats, ...rendered, subject: template.nats?.subject ?? '' },
    } as TriggerTemplate;
  return { ...template, [key]: rendered };
}
