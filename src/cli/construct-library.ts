import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EventloomError } from '../errors';
import type { ChartLike, Library } from '../import/synthesize';

/** As much of cdk8s as is used. */
interface Cdk8s {
  readonly Chart: new (app: object, id: string, props: { readonly namespace?: string }) => ChartLike;
  readonly [name: string]: unknown;
}

/** As much of the constructs as is used by name. */
interface Constructs {
  readonly PipelineApp: new (props: { readonly check: boolean; readonly syncWaves: boolean }) => object;
  readonly [name: string]: unknown;
}

/**
 * The constructs, for a command that must see what a program makes. They are found at run time, beside the command, because nothing in
 * src may depend on them: only whoever imports needs cdk8s.
 * @throws EventloomError `library-missing`
 */
export function constructLibrary(): Library {
  const file = join(__dirname, '..', '..', 'constructs', 'index');
  const load = createRequire(join(__dirname, 'load.js'));
  try {
    const constructs = load(file) as Constructs;
    const cdk8s = load('cdk8s') as Cdk8s;
    return libraryOf(constructs, cdk8s);
  } catch (cause) {
    throw new EventloomError(
      'library-missing',
      `the constructs cannot be loaded, which this command tries its program with: npm install eventloom cdk8s constructs (${String((cause as Error).message).split('\n', 1)[0]})`,
      { cause },
    );
  }
}

function libraryOf(constructs: Constructs, cdk8s: Cdk8s): Library {
  return {
    exports: { ...cdk8s, ...constructs },
    newApp: () => new constructs.PipelineApp({ check: false, syncWaves: false }),
    newChart: (app, id, namespace) => new cdk8s.Chart(app, id, namespace === undefined ? {} : { namespace }),
  };
}
