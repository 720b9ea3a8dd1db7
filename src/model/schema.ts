import generated from './generated/schema.json';

/** As much of JSON Schema, draft-07, as the generated schema uses. */
export interface Schema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly definitions?: { readonly [name: string]: Schema };
}

/**
 * The JSON Schema of EventBus, EventSource and Sensor, made from the interfaces in this folder. Editors read it as a file:
 * `generated/schema.json`.
 */
export const schema: Schema = generated as Schema;

/** The schema of an interface by its name, such as `GithubEventSource`. */
export function definition(name: string): Schema | undefined {
  const definitions = schema.definitions ?? {};
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}
