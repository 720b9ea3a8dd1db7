import { reasonOf } from '../errors';
import type { JsonObject } from '../model/json';
import { type Difference, differences, essence } from './equality';
import type { Fragment } from './fragment';
import { camelCase, constructId, Names } from './names';
import { patchOf } from './patch';
import type { KnownPayload } from './payload-paths';
import { isSelector, type SourceContext } from './source-options';
import { Bench, type Library, manifestOf } from './synthesize';
import {
  call,
  type Expression,
  factory,
  imported,
  list,
  literal,
  member,
  namesIn,
  object,
  type Statement,
  self,
  variable,
} from './tree';

/** What is known of an event source that sensors of the file may depend on. */
export interface KnownEventSource {
  /** The constant that holds it. */
  readonly variable: string;
  /** What the types know of each event's payload; absent for an event source that is not declared here. */
  readonly events?: ReadonlyMap<string, KnownPayload>;
}

/** A workflow template of the file. */
export interface KnownWorkflowTemplate {
  /** The constant that holds it. */
  readonly variable: string;
  /** Its parameters, and whether each has a value. */
  readonly parameters: ReadonlyMap<string, boolean>;
}

/** What a candidate turned out to make. */
export interface Attempt {
  /** What must still be done to the object. */
  readonly differences: readonly Difference[];
  /** What a construct had against it, and in which of the statements. */
  readonly refused?: { readonly message: string; readonly statement: number };
}

/** In place of a statement: what all of them make together was refused. */
export const whole = -1;

/** A file while it is written: what is declared, and under which names. */
export class Draft implements SourceContext {
  /** Constants. */
  readonly variables = new Names(['App', 'Date', 'Error', 'Infinity', 'NaN', 'Object', 'chart', 'app']);
  /** Constructs. */
  readonly ids = new Names([], '-');
  readonly eventSources = new Map<string, KnownEventSource>();
  readonly workflowTemplates = new Map<string, KnownWorkflowTemplate>();
  /** The constants that hold buses, accounts and Secrets, and templates of elsewhere, by `kind/name`. */
  readonly constants = new Map<string, string>();
  private readonly definitions = new Map<string, readonly Statement[]>();
  private readonly written: Statement[] = [];
  private readonly announced = new Set<string>();

  /** @param dependedOn the events that sensors of the file depend on, by the name of the event source */
  constructor(
    private readonly library: Library,
    readonly namespace: string | undefined,
    private readonly dependedOn: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  /** The program so far. */
  get statements(): readonly Statement[] {
    return this.written;
  }

  /** Runs statements after those that they need, and holds the one object that they make against a manifest. */
  attempt(statements: readonly Statement[], manifest: JsonObject): Attempt {
    const bench = new Bench(this.library, this.namespace);
    let statement = whole;
    try {
      bench.run(this.neededBy(statements));
      const before = new Set(bench.objects());
      for (statement = 0; statement < statements.length; statement++) {
        bench.run(statements.slice(statement, statement + 1));
      }
      bench.validate();
      const made = bench.objects().filter((candidate) => !before.has(candidate));
      const [only, ...others] = made;
      if (only === undefined || others.length > 0) {
        return { differences: [], refused: { message: `makes ${made.length} objects`, statement: whole } };
      }
      return { differences: differences(essence(manifestOf(only)), essence(manifest)) };
    } catch (error) {
      return {
        differences: [],
        refused: { message: reasonOf(error), statement },
      };
    }
  }

  /**
   * Statements that make what a manifest says, with a patch at their end that does what is missing.
   * @param max how much may be missing
   * @returns undefined when more is missing, or something is refused
   */
  patched(
    statements: readonly Statement[],
    constant: string,
    manifest: JsonObject,
    max: number,
  ): readonly Statement[] | undefined {
    const patches: Difference[] = [];
    // What was hidden by a default may come out when something beside it changes.
    const rounds = 3;
    for (let round = 0; round < rounds; round++) {
      const whole = [...statements, ...patchOf(constant, patches)];
      const { differences: left, refused } = this.attempt(whole, manifest);
      if (refused !== undefined) return undefined;
      if (left.length === 0) return whole;
      patches.push(...left);
      if (patches.length > max) return undefined;
    }
    return undefined;
  }

  /** Adds statements to the program, after what they need. */
  write(statements: readonly Statement[]): void {
    for (const name of namesIn(statements)) {
      const definition = this.definitions.get(name);
      if (definition === undefined || this.announced.has(name)) continue;
      this.announced.add(name);
      this.write(definition);
    }
    for (const { variable: declared } of statements) {
      if (declared === undefined) continue;
      this.announced.add(declared);
      this.definitions.set(declared, statements);
    }
    this.written.push(...statements);
  }

  /** Remembers how a constant comes about, which is written before its first use. */
  define(name: string, value: Expression): void {
    this.definitions.set(name, [{ variable: name, value }]);
  }

  secret(selector: Fragment): Expression | undefined {
    const { value } = selector;
    if (!isSelector(value) || !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value.name)) return undefined;
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(value.key)) return undefined;
    const found = this.constants.get(`Secret/${value.name}/${value.key}`);
    if (found !== undefined) return variable(found);
    const name = this.variables.claim(camelCase(`${value.name} ${value.key}`, 'secret'));
    this.constants.set(`Secret/${value.name}/${value.key}`, name);
    const location = object({ name: literal(value.name), key: literal(value.key) });
    const id = literal(this.ids.claim(constructId(`${value.name}-${value.key}`, 'secret')));
    this.define(name, factory('WebhookSecret', 'existing', self, id, location));
    return variable(name);
  }

  /** The bus of a name; undefined for the one that is meant when none is named. */
  eventBus(name: string): Expression | undefined {
    const found = this.constants.get(`EventBus/${name}`);
    if (found !== undefined) return variable(found);
    if (name === 'default') return undefined;
    const constant = this.variables.claim(camelCase(name, 'eventBus'), camelCase(`${name} event bus`, 'eventBus'));
    this.constants.set(`EventBus/${name}`, constant);
    const id = literal(this.ids.claim(constructId(`${name}-bus`, 'bus')));
    this.define(constant, factory('EventBus', 'fromEventBusName', self, id, literal(name)));
    return variable(constant);
  }

  /** The event source of a name; one that is not declared in the file is said to exist already. */
  eventSource(name: string, busName: string): KnownEventSource {
    const found = this.eventSources.get(name);
    if (found !== undefined) return found;
    const constant = this.variables.claim(camelCase(name, 'events'), camelCase(`${name} events`, 'events'));
    const known = { variable: constant };
    this.eventSources.set(name, known);
    const events = [...(this.dependedOn.get(name) ?? [])];
    const options = object({ events: list(events.map(literal)), eventBus: this.eventBus(busName) });
    const id = literal(this.ids.claim(constructId(name, 'events'), constructId(`${name}-events`, 'events')));
    this.define(
      constant,
      call(member(imported('EventSource'), 'fromEventSourceName'), self, id, literal(name), options),
    );
    return known;
  }

  /** The account of a name. */
  serviceAccount(name: string): Expression {
    const found = this.constants.get(`ServiceAccount/${name}`);
    return found === undefined ? object({ name: literal(name) }) : variable(found);
  }

  /** What a trigger says of a template that is to be run; undefined when the file's own takes other parameters. */
  workflowTemplate(name: string, passed: readonly string[]): Expression | undefined {
    const known = this.workflowTemplates.get(name);
    if (known !== undefined) {
      const isTaken = passed.every((parameter) => known.parameters.has(parameter));
      const isWhole = [...known.parameters].every(([parameter, hasValue]) => hasValue || passed.includes(parameter));
      return isTaken && isWhole ? variable(known.variable) : undefined;
    }
    const key = `WorkflowTemplate/${name}/${[...passed].sort().join('/')}`;
    const found = this.constants.get(key);
    if (found !== undefined) return variable(found);
    const constant = this.variables.claim(camelCase(`${name} template`, 'template'));
    this.constants.set(key, constant);
    const taken = object(Object.fromEntries(passed.map((parameter) => [parameter, object({})])));
    const id = literal(this.ids.claim(constructId(`${name}-template`, 'template')));
    this.define(
      constant,
      call(member(imported('WorkflowTemplate'), 'fromWorkflowTemplateName'), self, id, literal(name), taken),
    );
    return variable(constant);
  }

  /** Everything that statements need, in the order of its writing. */
  private neededBy(statements: readonly Statement[]): Statement[] {
    const seen = new Set<readonly Statement[]>();
    const needed: Statement[] = [];
    const visit = (part: readonly Statement[]): void => {
      for (const name of namesIn(part)) {
        const definition = this.definitions.get(name);
        if (definition === undefined || definition === part || seen.has(definition)) continue;
        seen.add(definition);
        visit(definition);
        needed.push(...definition);
      }
    };
    visit(statements);
    return needed;
  }
}
