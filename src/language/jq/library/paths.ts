import type { NativeTable } from './native';
import { Updater } from './update';

/** Functions for paths. Those that a path can lead through are compiled specially. */
export const paths: NativeTable = {
  'setpath/2': (budget, input, path, value) => new Updater(budget).set(input, path, value),
  'delpaths/1': (budget, input, paths) => new Updater(budget).delete(input, paths),
};
