import { decodeEnvelope, encodeEnvelope } from '../../src/language/cloudevent';
import { compileCondition } from '../../src/language/condition';
import { compileCalendar } from '../../src/language/cron/calendar';
import { parseCron } from '../../src/language/cron/cron';
import { filterEnvironment } from '../../src/language/expr/environment';
import { compile as compileExpr } from '../../src/language/expr/expression';
import { compact, decode, type Encodable, encode, isWellFormed, valid } from '../../src/language/go/json';
import { GoTime } from '../../src/language/go/time';
import type { GoMap, GoValue } from '../../src/language/go/value';
import { compile as compileGovaluate } from '../../src/language/govaluate/compile';
import { compile as compileJq, encodeResult } from '../../src/language/jq/jq';
import { compileLabelSelector } from '../../src/language/label-selector';
import { compileFilterScript, compileTransformScript } from '../../src/language/lua/script';
import { get } from '../../src/language/path/get';
import { remove, set, setRaw } from '../../src/language/path/set';
import { compileRegex } from '../../src/language/regex';
import { compile as compileTemplate } from '../../src/language/template/template';
import { readManifests } from '../../src/manifests/read';
import { writeManifests } from '../../src/manifests/write';
import type { Json } from '../../src/model/json';
import { type Seed, seedsFrom } from './seeds';

/** A parser, and what follows it, under test: nothing but an EventloomError may be thrown, and no run may take long. */
export interface Target {
  readonly name: string;
  seeds(): readonly Seed[];
  run(program: string, input: string): void;
}

/** Fixed, so that the same seed does the same. */
const now = Date.UTC(2024, 4, 17, 10, 30);
const maxResults = 50;

/** The members of a document; those of another value are none. */
function members(text: string): GoMap {
  const value: Json = isWellFormed(text) ? decode(text) : null;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as GoMap) : {};
}

export const targets: readonly Target[] = [
  {
    name: 'path',
    seeds: () => seedsFrom(['lang-gjson'], 'path', 'json'),
    run: (path, json) => {
      const result = get(json, path);
      void [result.string(), result.float(), result.int(), result.bool(), result.value()];
    },
  },
  {
    name: 'path-set',
    seeds: () => seedsFrom(['lang-sjson'], 'path', 'json'),
    run: (path, json) => {
      setRaw(json, path, '{"x":1}');
      remove(json, path);
      set(json, path, 'text');
    },
  },
  {
    name: 'condition',
    seeds: () => seedsFrom(['conditions-translate'], 'conditions', 'dependencies'),
    run: (text, dependencies) => {
      const names = dependencies.match(/[^",[\]]+/g) ?? [];
      const condition = compileCondition(text, names);
      condition.holds(new Set(names.slice(1)));
      for (const name of names.slice(0, 5)) condition.requires(name);
    },
  },
  {
    name: 'govaluate',
    seeds: () => seedsFrom(['lang-govaluate'], 'expression', 'parameters'),
    run: (text, parameters) => compileGovaluate(text).run(members(parameters)),
  },
  {
    name: 'regex',
    seeds: () => seedsFrom(['lang-regexp'], 'pattern', 'text'),
    run: (pattern, text) => {
      const regex = compileRegex(pattern);
      void [regex.test(text), regex.find(text), regex.groupNames];
    },
  },
  {
    name: 'template',
    seeds: () => seedsFrom(['lang-gotemplate', 'lang-sprig'], 'template', 'input'),
    run: (text, input) => compileTemplate(text).run(members(input), { now: () => now }),
  },
  {
    name: 'cron',
    seeds: () => seedsFrom(['lang-cron-previous', 'lang-cron'], 'cron', 'timezone'),
    run: (spec, timezone) => {
      const cron = parseCron(spec, timezone.length > 60 ? '' : timezone);
      cron.next(now);
      cron.previous(now);
    },
  },
  {
    name: 'calendar',
    seeds: () => seedsFrom(['lang-cron'], 'schedule', 'exclusionDates'),
    run: (schedule, dates) =>
      compileCalendar({ schedule, exclusionDates: dates.split('"') }).next(GoTime.fromMilliseconds(now)),
  },
  {
    name: 'jq',
    seeds: () => seedsFrom(['lang-jq'], 'query', 'input'),
    run: (query, input) => {
      let count = 0;
      for (const result of compileJq(query).run(members(input))) {
        encodeResult(result);
        if (++count === maxResults) return;
      }
    },
  },
  {
    name: 'lua',
    seeds: () => seedsFrom(['lang-lua', 'filters-script'], 'script', 'event'),
    run: (script, event) => void compileFilterScript(script).passes(members(event) as Json),
  },
  {
    name: 'lua-transform',
    seeds: () => seedsFrom(['transforms-script'], 'transform').map(scriptOf),
    run: (script, event) => void compileTransformScript(script).run(members(event) as Json),
  },
  {
    name: 'expr',
    seeds: () => seedsFrom(['lang-expr', 'eventsource-filter'], 'expression', 'input'),
    run: (text, input) => compileExpr(text).run(filterEnvironment(members(input), text), { now: () => now }),
  },
  {
    name: 'manifests',
    seeds: () =>
      seedsFrom(['validation'], 'manifest').map(({ program, input }) => ({
        program: writeManifests([JSON.parse(program.startsWith('{') ? program : '{}') as object]),
        input,
      })),
    run: (text) => {
      const { resources } = readManifests(text, 'fuzz.yaml');
      for (const resource of resources) void [resource.place(['spec']), writeManifests([resource.object])];
    },
  },
  {
    name: 'cloudevent',
    seeds: () => seedsFrom(['event-receive'], 'message'),
    run: (text) => encodeEnvelope(decodeEnvelope(text)),
  },
  {
    name: 'go/json',
    seeds: () => seedsFrom(['lang-gojson'], 'text').map(plainText),
    run: (text) => {
      valid(text);
      isWellFormed(text);
      compact(text);
      encode(decode(text) as Encodable & GoValue);
    },
  },
  {
    name: 'label-selector',
    seeds: () => seedsFrom(['misc-selector'], 'labels').flatMap(selectorsOf),
    run: (text) => {
      const [key = '', operation, value] = text.split(' ');
      compileLabelSelector([{ key, operation: operation as 'in', value }]).matches({ a: 'b', [key]: '5' });
    },
  },
];

/** The script of a transformation, on some data. */
function scriptOf({ program }: Seed): Seed {
  const { script } = JSON.parse(program) as { readonly script?: string };
  return { program: script ?? program, input: '{"body":{"a":1,"l":[1,{"x":"y"}],"s":"text"},"n":null}' };
}

/** Conditions on labels, each as key, operation and value. */
function selectorsOf({ program }: Seed): Seed[] {
  const selectors = JSON.parse(program) as { readonly [part in 'key' | 'operation' | 'value']?: string }[];
  return selectors.map(({ key, operation, value }) => ({ program: [key, operation, value].join(' '), input: '' }));
}

/** Those rows wrap their text once more. */
function plainText({ program, input }: Seed): Seed {
  const wrapped = JSON.parse(program) as { readonly text?: string };
  return { program: wrapped.text ?? program, input };
}
