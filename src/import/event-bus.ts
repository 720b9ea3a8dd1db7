import { conforming } from './conforming';
import type { Draft } from './draft';
import { replaced } from './durations';
import type { Fragment } from './fragment';
import { headOf, type Placed } from './placed';
import {
  call,
  type Entry,
  type Expression,
  factory,
  imported,
  isEmpty,
  literal,
  member,
  type Statement,
  self,
} from './tree';

/** Differences above which a bus is rather written as it is. */
const maxPatches = 6;

/** An event bus with the constructs; undefined when they do not say the same. */
export function eventBusStatements(bus: Placed, draft: Draft): readonly Statement[] | undefined {
  const { object: fitting, isIncomplete } = conforming('EventBus', bus.manifest);
  const spec = bus.fragment(fitting).at('spec');
  const made = isIncomplete ? undefined : busOf(spec);
  if (made === undefined) return undefined;
  const props: Expression = { kind: 'object', entries: [...headOf(bus), ...made.entries] };
  const args = [self, literal(bus.id), ...(isEmpty(props) ? [] : [props])];
  const declaration = {
    comments: bus.comments,
    variable: bus.variable,
    value: factory('EventBus', made.method, ...args),
    apart: true,
  };
  const patched = draft.patched([declaration], bus.variable, bus.manifest, maxPatches);
  if (patched === undefined) return undefined;
  draft.constants.set(`EventBus/${String(bus.fragment().at('metadata', 'name').value)}`, bus.variable);
  return patched;
}

/** The factories of buses, by where they stand in the manifest. Texts of settings are rarely the same to the letter, and so left to a patch. */
const buses: readonly {
  readonly path: readonly string[];
  readonly method: string;
  readonly left: readonly string[];
}[] = [
  { path: ['jetstream'], method: 'jetstream', left: ['streamConfig', 'metadata'] },
  { path: ['jetstreamExotic'], method: 'jetstreamExotic', left: ['streamConfig'] },
  { path: ['nats', 'native'], method: 'native', left: ['metadata'] },
  { path: ['nats', 'exotic'], method: 'nativeExotic', left: [] },
  { path: ['kafka'], method: 'kafka', left: [] },
];

function busOf(spec: Fragment): { readonly method: string; readonly entries: readonly Entry[] } | undefined {
  for (const { path, method, left } of buses) {
    const bus = spec.at(...path);
    if (bus.exists) return { method, entries: optionsOf(bus, left) };
  }
  return undefined;
}

function optionsOf(bus: Fragment, left: readonly string[]): readonly Entry[] {
  const persistence = bus.at('persistence');
  const written = replaced(bus, {
    ...Object.fromEntries(left.map((key) => [key, undefined])),
    ...(persistence.exists
      ? { persistence: replaced(persistence, { volumeSize: volumeSize(persistence.at('volumeSize')) }) }
      : {}),
  });
  return written.kind === 'object' ? written.entries : [];
}

function volumeSize({ value }: Fragment): Expression | undefined {
  const [, amount, unit] = /^([1-9]\d{0,8})(Mi|Gi)$/.exec(String(value)) ?? [];
  if (amount === undefined) return undefined;
  const method = unit === 'Gi' ? 'gibibytes' : 'mebibytes';
  return call(member(imported('Size', 'cdk8s'), method), literal(Number(amount)));
}
