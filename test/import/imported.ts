import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as constructs from '../../constructs';
import { type ImportedProgram, importResources } from '../../src/import/import';
import type { Library } from '../../src/import/synthesize';
import { readManifests } from '../../src/manifests/read';
import type { Resource } from '../../src/model/resource';

/** The constructs as tests load them. */
export const library: Library = {
  exports: { ...cdk8s, ...constructs },
  newApp: () => new constructs.PipelineApp({ check: false, syncWaves: false }),
  newChart: (app, id, namespace) => new cdk8s.Chart(app as cdk8s.App, id, { namespace }),
};

/** The objects of a manifest. */
export function resourcesOf(text: string, file = 'shop.yaml'): readonly Resource[] {
  const { resources, problems } = readManifests(text, file);
  expect(problems).toEqual([]);
  return resources;
}

/** The program that makes what a manifest says. */
export function importText(text: string, file = 'shop.yaml'): ImportedProgram {
  return importResources(resourcesOf(text, file), new Map([[file, text]]), library);
}

/** The text of a fixture. */
export function fixture(name: string): string {
  return readFileSync(join(__dirname, 'fixtures', name), 'utf8');
}

/** The text of a file of a program. */
export function fileOf(program: ImportedProgram, name: string): string {
  const found = program.files.find((file) => file.name === name);
  if (found === undefined)
    throw new Error(`there is no ${name}, but ${program.files.map((file) => file.name).join(', ')}`);
  return found.text;
}
