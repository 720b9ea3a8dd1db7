import type { JsonObject } from '../../src/model/json';

/** An object and the file that it stands in. */
export interface RenderedObject {
  /** The name of the file in its folder. */
  readonly file: string;
  /** The object. */
  readonly object: JsonObject;
}

/** What a folder of manifests holds, for whoever opens it. */
export function readme(folder: string, objects: readonly RenderedObject[], missingSecrets: readonly string[]): string {
  const rows = objects.map(({ file, object }) => {
    const { name, description } = described(object);
    return `| ${object.kind} | [${name}](${file}) | ${description.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`;
  });
  const secrets = missingSecrets.map((secret) => `- ${secret}`);
  return [
    `# ${folder}`,
    '',
    'Generated: change the app and synthesize it again. `kubectl apply -k` on the folder above applies everything.',
    '',
    '| kind | name | what it is for |',
    '|---|---|---|',
    ...rows,
    ...(secrets.length > 0
      ? [
          '',
          'Secrets that are used here and must exist in the cluster, because no value of a secret is kept here:',
          '',
          ...secrets,
        ]
      : []),
    '',
  ].join('\n');
}

function described(object: JsonObject): { readonly name: string; readonly description: string } {
  const metadata = (object.metadata ?? {}) as {
    readonly name?: string;
    readonly annotations?: { readonly [key: string]: string };
  };
  return { name: metadata.name ?? '', description: metadata.annotations?.['a8r.io/description'] ?? '' };
}
