import { Command, Option } from 'commander';
import { type CustomKind, customKinds, schemaOfKind } from '../model/kind-schema';
import { schema } from '../model/schema';
import { print } from './output';

const help = `
An editor with a YAML language server completes fields and underlines misspelt ones. Write the schema to a file,
and name it in the first line of each manifest, relative to the manifest:

  eventloom schema > argo-events.schema.json

  # yaml-language-server: $schema=argo-events.schema.json

or for many files at once in the settings of the editor:

  "yaml.schemas": { "./argo-events.schema.json": ["manifests/events/*.yaml"] }

The schema is for files that hold nothing but EventBuses, EventSources and Sensors. Argo Events reads names without
regard to case; the schema knows only the documented spelling.`;

/** `eventloom schema`: the JSON Schema of the custom resources, for editors. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of EventBus, EventSource and Sensor, for editors')
    .addOption(new Option('--kind <kind>', 'only the schema of this kind').choices(customKinds))
    .addHelpText('after', help)
    .action(({ kind }: { readonly kind?: CustomKind }) => {
      print(`${JSON.stringify(kind === undefined ? schema : schemaOfKind(kind), null, 1)}\n`);
    });
}
