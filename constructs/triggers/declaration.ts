import { EventloomError } from '../../src/errors';
import type { TriggerTemplate } from '../../src/model/sensor';
import { holdsValues } from '../payload';
import { plain } from '../plain-fields';
import { requireFilled, requireTogether } from '../requirements';
import type { ITrigger, TriggerAction, TriggerContext } from '../trigger';

/** A kind of upstream's template. */
export type TriggerKind = Exclude<keyof TriggerTemplate, 'name' | 'conditions' | 'conditionsReset'>;

/** The fields of a kind that its options take over as they are. */
export type FieldsOf<Trigger, Rest extends keyof Trigger = never> = Omit<Trigger, 'payload' | 'parameters' | Rest>;

/** A message: values of events may stand in any text of it, and {@link Dependency.raw} keeps numbers, lists and objects what they are. */
export type Message = object;

/**
 * A trigger that is made of fields and perhaps a message.
 *
 * Values of events in the fields become parameters of the trigger, which upstream applies whatever the kind; those of the kind itself do
 * nothing for some kinds.
 */
export abstract class FieldsTrigger implements ITrigger {
  /** @internal */
  protected constructor(
    private readonly kind: TriggerKind,
    private readonly fields: object,
    private readonly message?: Message | string,
    private readonly how: Pick<TriggerAction, 'policy'> & { readonly whole?: boolean } = {},
  ) {}

  bind(context: TriggerContext): TriggerAction {
    const { kind, fields, message } = this;
    const { policy, whole } = this.how;
    const { body, parameters } = context.parameterize({ [kind]: plain(fields) });
    const payload = message === undefined ? {} : { payload: context.payload(message, { whole }) };
    return {
      [kind]: { ...(body[kind] as object), ...payload },
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(policy ? { policy } : {}),
    };
  }
}

/** Refuses fields that must have something in them. @throws EventloomError `bad-value` */
export function checkFilled<T extends object>(
  kind: TriggerKind,
  fields: T,
  ...names: readonly (keyof T & string)[]
): void {
  requireFilled(triggerOf(kind), fields, ...names);
}

/**
 * Refuses values of events where upstream keeps what it connected with when it fired first.
 * @throws EventloomError `bad-value`
 */
export function checkFixed<T extends object>(
  kind: TriggerKind,
  fields: T,
  ...names: readonly (keyof T & string)[]
): void {
  for (const name of names) {
    if (!holdsValues(fields[name])) continue;
    throw bad(
      kind,
      `has a value of an event in '${name}', and upstream keeps the connection of the first event for all; give it as it is`,
    );
  }
}

/** Refuses half of what only works together. @throws EventloomError `bad-value` */
export function checkTogether<T extends object>(
  kind: TriggerKind,
  fields: T,
  ...names: readonly (keyof T & string)[]
): void {
  requireTogether(triggerOf(kind), fields, ...names);
}

/** How messages name a trigger of a kind. */
export function triggerOf(kind: TriggerKind): string {
  return `a trigger of kind ${kind}`;
}

/** An error about the options of a kind. */
export function bad(kind: TriggerKind, message: string): EventloomError {
  return new EventloomError('bad-value', `${triggerOf(kind)} ${message}`);
}
