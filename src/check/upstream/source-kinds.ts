import type { SourceKey } from '../../model/kinds';
import type { Look } from './look';
import { files } from './source-files';
import { hooks } from './source-hooks';
import { queues } from './source-queues';
import { repositories } from './source-repositories';
import { watches } from './source-watches';

/** What Argo Events says about an event, by the kind of its source. */
export const lookAtSource: { readonly [K in SourceKey]: Look } = {
  ...files,
  ...hooks,
  ...queues,
  ...repositories,
  ...watches,
};
