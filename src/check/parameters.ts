import type { TriggerKey } from '../model/kinds';
import type { TriggerFacts } from './facts';
import type { Part } from './part';

/** A place where a trigger takes a value from an event. */
export interface ParameterFacts {
  readonly part: Part;
  /**
   * What it writes to: the whole `template`; the `resource` that a kind acts on, or for kinds without one the kind's own fields;
   * a `payload`; or a `header`.
   */
  readonly into: 'template' | 'resource' | 'payload' | 'header';
  /** The kind of trigger that it is a field of. */
  readonly kind?: TriggerKey;
}

/** Every parameter of a trigger, those of its dead-letter trigger not included. */
export function parametersOf(trigger: TriggerFacts): ParameterFacts[] {
  const whole = trigger.part
    .at('parameters')
    .items()
    .map((part): ParameterFacts => ({ part, into: 'template' }));
  return [...whole, ...trigger.kinds.flatMap((kind) => parametersOfKind(trigger.template.at(kind), kind))];
}

const places = { parameters: 'resource', payload: 'payload', dynamicHeaders: 'header' } as const;

function parametersOfKind(spec: Part, kind: TriggerKey): ParameterFacts[] {
  return Object.entries(places).flatMap(([field, into]) =>
    spec
      .at(field)
      .items()
      .map((part) => ({ part, into, kind })),
  );
}

/** Whether parameters of the trigger as a whole fill in a part of its template, or something around it, before it is used. */
export function isFilledIn(trigger: TriggerFacts, part: Part): boolean {
  const start = trigger.template.path.length;
  const steps = part.path.slice(start).map(String);
  return trigger.part
    .at('parameters')
    .items()
    .some((parameter) => {
      const dest = (parameter.at('dest').text ?? '').split('.');
      return dest.every((step, index) => index >= steps.length || step.toLowerCase() === steps[index]?.toLowerCase());
    });
}
