import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../package-root';
import { type App, type Cdk8s, outputTypes } from './cdk8s';
import { synthesize } from './synthesize';

/*
 * Loaded before an app into the process that exists to synthesize it, and nowhere else: there, and only there, apps write themselves in
 * our way. What the app does with cdk8s is not touched.
 */

/** The copies of cdk8s that the app and its constructs load; none when the app is no app of cdk8s. */
function copies(): ReadonlySet<Cdk8s> {
  const found = [process.argv[1] ?? '', join(packageRoot(), 'package.json')].map((from) => {
    try {
      return createRequire(from)('cdk8s') as Cdk8s;
    } catch {
      // The app says so itself, if it needs it.
      return undefined;
    }
  });
  return new Set(found.filter((copy) => copy !== undefined));
}

/** An app of a version of cdk8s that says something else is left to that version. */
const isKnown = ({ outdir, outputFileExtension, yamlOutputType }: App): boolean =>
  typeof outdir === 'string' &&
  typeof outputFileExtension === 'string' &&
  Object.values<number>(outputTypes).includes(yamlOutputType);

for (const cdk8s of copies()) {
  const { prototype } = cdk8s.App;
  const theirs = prototype.synth;
  prototype.synth = function synth(this: App): void {
    if (isKnown(this)) synthesize(this, cdk8s);
    else theirs.call(this);
  };
}
