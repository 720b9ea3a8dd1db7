import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from '../../src/model/schema';
import { modelSchema, tidy } from '../generate-model';
import { workflowDefinitions } from '../generate-workflows';

const root = join(__dirname, '..', '..');

/** An interface of src/model, as its TSDoc and its types describe it. */
export interface Definition {
  readonly name: string;
  /** The file that declares it, relative to src/model. */
  readonly file: string;
  readonly schema: Schema;
}

/** Every interface that a resource leads to, by its name. */
export function definitions(): ReadonlyMap<string, Definition> {
  const files = declarations();
  const schemas = { ...workflowSchemas(), ...modelSchema().definitions };
  return new Map(
    Object.keys(schemas)
      .sort()
      .map((name) => {
        const file = files.get(name);
        if (file === undefined) throw new Error(`no file of src/model declares ${name}`);
        return [name, { name, file, schema: schemas[name] ?? {} }];
      }),
  );
}

function workflowSchemas(): { readonly [name: string]: Schema } {
  return Object.fromEntries(Object.entries(workflowDefinitions()).map(([name, one]) => [name, tidy(name, one)]));
}

function declarations(): ReadonlyMap<string, string> {
  const folder = join(root, 'src/model');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const found = files.sort().flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(/^export (?:interface|type) (\w+)[ <]/gm)].map(([, name = '']) => [name, file] as const);
  });
  return new Map(found);
}
