import { Command, Option } from 'commander';
import { type EditorKind, editorKinds, editorSchema } from '../model/editor-schema';
import { print } from './output';

const help = `
An editor with a YAML language server completes fields and underlines misspelt ones. Write the schema to a file,
and name it in the first line of each manifest, relative to the manifest:

  eventloom schema > argo.schema.json

  # yaml-language-server: $schema=argo.schema.json

or for many files at once in the settings of the editor:

  "yaml.schemas": { "./argo.schema.json": ["manifests/**/*.yaml"] }

The schema is for files that hold nothing but EventBuses, EventSources, Sensors, Workflows, WorkflowTemplates,
ClusterWorkflowTemplates and CronWorkflows. Argo Events reads names without regard to case; the schema knows only the
documented spelling.`;

/** `eventloom schema`: the JSON Schema of the custom resources of Argo Events and Argo Workflows, for editors. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of EventBus, EventSource, Sensor and the kinds of Argo Workflows, for editors')
    .addOption(new Option('--kind <kind>', 'only the schema of this kind').choices(editorKinds))
    .addHelpText('after', help)
    .action(({ kind }: { readonly kind?: EditorKind }) => print(`${JSON.stringify(editorSchema(kind), null, 1)}\n`));
}
