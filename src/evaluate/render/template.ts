import { decode } from '../../language/go/json';
import type { Trigger, TriggerTemplate } from '../../model/trigger';
import type { Parameter } from '../parameters/parameter';
import { applyParameters, compileParameters } from '../parameters/parameter';
import type { Events } from '../parameters/source';
import { decodeStruct } from '../shape/decode';
import { encodeStruct } from '../shape/encode';
import type { Trail } from '../step';

/** The template of a trigger with the trigger's own parameters, which may change anything in it. */
export class ParameterizedTemplate {
  readonly #parameters: readonly Parameter[];
  readonly #text: string;

  constructor(readonly trigger: Trigger) {
    this.#parameters = compileParameters(trigger.parameters ?? []);
    this.#text = this.isFixed ? '' : JSON.stringify(encodeStruct('TriggerTemplate', trigger.template));
  }

  /** Whether the template is the same for all events. */
  get isFixed(): boolean {
    return this.#parameters.length === 0;
  }

  /**
   * The template after the parameters.
   * @throws EventloomError `program-failed`, or `bad-definition` when a parameter puts something where it cannot be.
   */
  render(events: Events, trail: Trail): TriggerTemplate {
    if (this.isFixed) return this.trigger.template;
    const text = applyParameters(this.#text, this.#parameters, events, trail);
    return decodeStruct('TriggerTemplate', decode(text), 'template');
  }
}
