import { join, relative } from 'node:path';
import { Command } from 'commander';
import { counted, print, printAside } from './output';
import { findApp } from './synth/app-file';
import { synthesizeApp } from './synth-app';

const help = `
It writes what 'cdk8s synth' writes: the same files of the same objects in the same order, and the same words about what
is wrong with them. It differs in this:

- The time grows with the app. cdk8s looks at the whole app again for each chart, and at an object again for each way
  that leads to it through dependencies.
- Every text is read back as the text that it was. cdk8s leaves 0o17 without quotes, which kubectl takes for 15.
  Some more texts have quotes therefore: let one of the two write a folder that is kept in git.
- The output folder is not emptied first: where the app writes, *.k8s.yaml that it no longer makes are removed.
- The app is one of TypeScript or JavaScript, run with tsx or node: DIR/main.ts, DIR/main.js, or what 'app' in
  DIR/cdk8s.yaml runs. Plugins that check manifests (validations) and Helm charts are left to 'cdk8s synth'.

Exit codes: 0 for written, 2 when the app cannot be found, ends with an error, or writes nothing.`;

/** `eventloom synth`: the manifests of a cdk8s app. */
export function synthCommand(): Command {
  return new Command('synth')
    .description("write the manifests of a cdk8s app, as 'cdk8s synth' does, in linear time")
    .argument('[dir]', 'the folder of the app, or its file', '.')
    .option('-o, --out <out>', "where the manifests go (default: 'output' of cdk8s.yaml, or else dist)")
    .addHelpText('after', help)
    .action((dir: string, { out }: { readonly out?: string }) => synth(dir, out));
}

function synth(dir: string, out: string | undefined): void {
  const app = findApp(dir);
  const folder = out ?? app.output ?? join(app.folder ?? '.', 'dist');
  if (app.validations) printAside("the validations of cdk8s.yaml are not run: only 'cdk8s synth' does so\n");
  const { files, removed, untouched } = synthesizeApp(app, folder, { live: true });
  for (const old of untouched)
    printAside(`${shown(old)} holds manifests that this app does not make: remove them if nobody does\n`);
  const gone = removed === 0 ? '' : `, ${counted(removed, 'manifest')} of earlier runs removed`;
  print(`Synthesized ${shown(app.file)}: ${counted(files, 'file')} in ${shown(folder)}${gone}\n`);
}

/** A path as it is shorter: from here, or from the root. */
function shown(path: string): string {
  const near = relative('.', path) || '.';
  return near.length < path.length && !near.startsWith('..') ? near : path;
}
