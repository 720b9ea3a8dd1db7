import type { JsonObject } from '../model/json';
import { backoffOf, durationOf, sizeOf } from './durations';
import { isObject } from './equality';
import { type Fragment, type Rewriting, replacing } from './fragment';
import { type Entry, type Expression, literal } from './tree';

/**
 * Which paths into the payload of an event the types accept: any, any below `body`, those of the body that the provider sends for an event,
 * or only what the kind always publishes.
 */
export type PayloadKnowledge = 'any' | 'below-body' | 'top' | { readonly event: string };

/** The factory call that declares an event. */
export interface WrittenEvent {
  readonly expression: Expression;
  readonly payload: PayloadKnowledge;
}

/** What the declaration of an event may ask for. */
export interface SourceContext {
  /** The constant that stands for a key of a Secret; undefined when it cannot have one. */
  secret(selector: Fragment): Expression | undefined;
}

/** How fields of an event become options: by another expression, or not at all. */
export type Rules = {
  readonly [field: string]: ((field: Fragment, source: Fragment) => Expression | undefined) | null;
};

/** The fields of an event as options of its factory. Fields without a rule stay as they are. */
export function optionsOf(source: Fragment, rules: Rules, more: readonly Entry[] = []): Expression {
  const entries = source.keys.flatMap((key): Entry[] => {
    const field = source.at(key);
    const rule = Object.hasOwn(rules, key) ? rules[key] : ownRules[key];
    if (rule === null) return [];
    const value = rule ? rule(field, source) : field.literal();
    return value === undefined ? [] : [{ key, value, comments: field.before }];
  });
  return { kind: 'object', entries: [...entries, ...more] };
}

/** Options with the same rules for every kind. */
const ownRules: Rules = {
  filter: (filter) => (filter.keys.join() === 'expression' ? filter.at('expression').literal() : undefined),
  connectionBackoff: backoffOf,
  checkInterval: durationOf,
  jsonBody: null,
};

/** The fields of an HTTP kind as options: those of its `webhook` stand beside the others, and secrets are constants. */
export function hookOptions(
  source: Fragment,
  context: SourceContext,
  rules: Rules,
  { more = [], webhook = source.at('webhook') }: { readonly more?: readonly Entry[]; readonly webhook?: Fragment } = {},
): Expression {
  const secret = replacing((part) => (isSelector(part.value) ? context.secret(part) : undefined));
  const inPlace = Object.fromEntries(source.keys.map((key) => [key, (field: Fragment) => field.literal(secret)]));
  const listening = optionsOf(webhook, { ...secretsIn(webhook, secret), ...endpointRules });
  const rest = optionsOf(source, { ...inPlace, ...ownRules, ...rules, webhook: null }, more);
  return { kind: 'object', entries: [...entriesOf(listening), ...entriesOf(rest)] };
}

function secretsIn(webhook: Fragment, secret: Rewriting): Rules {
  return Object.fromEntries(webhook.keys.map((key) => [key, (field: Fragment) => field.literal(secret)]));
}

/** Where an event listens, in the words of the constructs. */
export const endpointRules: Rules = {
  port: (port) => (/^[1-9]\d{0,4}$/.test(String(port.value)) ? literal(Number(port.value)) : undefined),
  maxPayloadSize: (size) => sizeOf(Number(size.value)),
};

/** The members of an object that is written. */
export function entriesOf(expression: Expression): readonly Entry[] {
  return expression.kind === 'object' ? expression.entries : [];
}

/** Whether a value says which key of which Secret, and nothing else. */
export function isSelector(value: unknown): value is JsonObject & { readonly name: string; readonly key: string } {
  if (!isObject(value)) return false;
  const { name, key, ...rest } = value;
  return typeof name === 'string' && typeof key === 'string' && Object.keys(rest).length === 0;
}

/** An option that upstream and the constructs default differently: said when the manifest does not say it. */
export function unless(source: Fragment, key: string, value: string | boolean): readonly Entry[] {
  return source.at(key).exists ? [] : [{ key, value: literal(value) }];
}
