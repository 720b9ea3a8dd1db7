import type { GoValue } from '../../go/value';
import { indexed } from '../library/access';
import { expected } from '../library/fault';
import { Alternative } from '../machine/forks';
import type { Machine, Step } from '../machine/machine';
import type { ArrayConstruction, Format, Member, ObjectConstruction, Query, Text } from '../syntax/tree';
import { textOf } from '../syntax/tree';
import type { Members } from '../value/members';
import { setMember } from '../value/members';
import { follow } from './access';
import type { Compilation, Compile } from './compilation';
import type { Scope } from './scope';
import { constant, load, store, stored } from './steps';

/** `[...]`. */
export const compileArray: Compile<ArrayConstruction> = ({ items }, scope, next, compilation) => {
  if (items === undefined) return constant([], next);
  const slot = scope.layout.slot();
  const each = compilation.query(items, scope, ({ frame, value, budget }) => {
    budget.elements(1);
    (frame.slots[slot] as GoValue[]).push(value);
    return undefined;
  });
  const end = load(slot, next);
  return (machine) => {
    machine.frame.slots[slot] = [];
    machine.push(new Alternative(machine, end));
    return each;
  };
};

/** A member on its way into an object: its name, or the slot of its name, and the slot of its value. */
interface Part {
  readonly key: string | number;
  readonly value: number;
}

/** `{...}`: an object for each combination of the results of keys and values. */
export const compileObject: Compile<ObjectConstruction> = ({ members }, scope, next, compilation) => {
  if (members.length === 0) return constant({}, next);
  const input = scope.layout.slot();
  const parts = members.map(
    ({ key }): Part => ({
      key: typeof key === 'string' ? key : scope.layout.slot(),
      value: scope.layout.slot(),
    }),
  );
  let step: Step = (machine) => {
    machine.value = assembled(machine, parts);
    return next;
  };
  for (let at = members.length - 1; at >= 0; at--) {
    const [member, part] = [members[at], parts[at]];
    if (member && part) step = compileMember(member, part, input, scope, step, compilation);
  }
  return store(input, step);
};

function compileMember(
  { key, value }: Member,
  part: Part,
  input: number,
  scope: Scope,
  next: Step,
  compilation: Compilation,
): Step {
  const put = store(part.value, next);
  const found = value === undefined ? lookUp(part, put) : compilation.query(value, scope, put);
  const valued = load(input, found);
  if (typeof key === 'string' || typeof part.key === 'string') return valued;
  return load(input, compilation.query(key, scope, store(part.key, valued)));
}

/** The member of the input that has the key as its name. */
function lookUp({ key }: Part, next: Step): Step {
  return (machine) => {
    const name = typeof key === 'string' ? key : stored(machine.frame, key);
    return follow(machine, name, indexed(machine.value, name, machine.budget), next);
  };
}

/** Of equal keys the last one wins. Of several keys that are no strings the last one is complained about. */
function assembled({ frame, budget }: Machine, parts: readonly Part[]): Members {
  budget.elements(parts.length);
  const object: Members = {};
  let wrong: GoValue | undefined;
  for (const { key, value } of parts) {
    const name = typeof key === 'string' ? key : stored(frame, key);
    if (typeof name === 'string') setMember(object, name, stored(frame, value));
    else wrong = name;
  }
  if (wrong !== undefined) throw expected('a string for object key', wrong);
  return object;
}

/** A string; what is put in goes through `tostring`, even if the program defines that anew. */
export const compileText: Compile<Text> = (text, scope, next, compilation) =>
  compileTemplate(text, { name: 'tostring', args: [] }, scope, next, compilation);

/** The function of a format, with its arguments. */
interface Formatter {
  readonly name: string;
  readonly args: readonly Query[];
}

/** The functions behind the formats. */
const formatters: Readonly<Record<string, string | undefined>> = {
  '@text': 'tostring',
  '@json': 'tojson',
  '@html': '_tohtml',
  '@uri': '_touri',
  '@urid': '_tourid',
  '@csv': '_tocsv',
  '@tsv': '_totsv',
  '@sh': '_tosh',
  '@base64': '_tobase64',
  '@base64d': '_tobase64d',
};

/** `@base64`, `@base64 "..."`. An unknown format fails only when it is used. */
export const compileFormat: Compile<Format> = ({ name, text, at }, scope, next, compilation) => {
  const known = Object.hasOwn(formatters, name) ? formatters[name] : undefined;
  const formatter: Formatter = known ? { name: known, args: [] } : { name: 'format', args: [textOf(name.slice(1))] };
  if (text === undefined) return compilation.call(formatter.name, formatter.args, at, scope, next);
  return compileTemplate(text, formatter, scope, next, compilation);
};

function compileTemplate(
  text: Text,
  { name, args }: Formatter,
  scope: Scope,
  next: Step,
  compilation: Compilation,
): Step {
  if (typeof text.parts === 'string') return constant(text.parts, next);
  const [first, ...rest] = text.parts.map((part): Query => {
    if (typeof part === 'string') return textOf(part);
    return { kind: 'pipe', left: part, right: { kind: 'call', name, args, at: 0 } };
  });
  const sum = rest.reduce<Query>(
    (left, right) => ({ kind: 'operation', name: '_add', left, right }),
    first ?? textOf(''),
  );
  return compilation.query(sum, scope, next);
}
