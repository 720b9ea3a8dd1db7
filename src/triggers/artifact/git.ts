import { EventloomError } from '../../errors';
import type { GitArtifact } from '../../model/artifact';
import type { ArtifactReader } from './reader';

const reason =
  'a source in git (reading packs of unknown size inside this process is not safe; let url name the raw file instead)';

/** A file in a Git repository: refused by name. */
export const git: ArtifactReader<GitArtifact> = {
  unsupported: () => reason,
  read: () => Promise.reject(new EventloomError('unsupported-kind', reason)),
};
