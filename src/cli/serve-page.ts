import type { Resource } from '../model/resource';
import type { RunOptions } from '../runtime/options';
import type { Runtime } from '../runtime/runtime';

/** Serves the page if it is wanted. */
export async function servePage(
  { traces }: Runtime,
  resources: () => readonly Resource[],
  { page, host }: Pick<RunOptions, 'page' | 'host'>,
): Promise<{ readonly url?: string; close(): Promise<void> }> {
  if (page === undefined) return { close: async () => {} };
  const { startPage } = require('../web/page-server') as typeof import('../web/page-server');
  const { pipelineGraph } = require('../web/graph') as typeof import('../web/graph');
  let drawn = resources();
  let graph = pipelineGraph(drawn);
  const current = (): typeof graph => {
    if (drawn !== resources()) {
      drawn = resources();
      graph = pipelineGraph(drawn);
    }
    return graph;
  };
  return startPage(
    { graph: current, recent: () => traces.recent(), subscribe: (listener) => traces.subscribe(listener) },
    { host, port: page },
  );
}
