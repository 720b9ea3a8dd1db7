import type { Int32 } from '../scalars';
import type { WorkflowGitArtifact } from './artifact-git';
import type { HDFSArtifact } from './artifact-hdfs';
import type { HTTPArtifact } from './artifact-http';
import type { WorkflowS3Artifact } from './artifact-s3';
import type { ArtifactoryArtifact, AzureArtifact, GCSArtifact, OSSArtifact, RawArtifact } from './artifact-stores';
import type { ArtifactGC } from './cleanup';

/**
 * Where files are: one of the stores. Upstream's name is `ArtifactLocation`. A store that names only a key is completed with the
 * artifact repository that the cluster or the workflow is configured with.
 */
export interface WorkflowArtifactLocation {
  /** Whether the output of the containers is kept too. */
  readonly archiveLogs?: boolean;
  /** S3, or a store that speaks its language, such as MinIO. */
  readonly s3?: WorkflowS3Artifact;
  /** A git repository, for inputs only. */
  readonly git?: WorkflowGitArtifact;
  /** An HTTP server. */
  readonly http?: HTTPArtifact;
  /** JFrog Artifactory. */
  readonly artifactory?: ArtifactoryArtifact;
  /** Hadoop's file system. */
  readonly hdfs?: HDFSArtifact;
  /** The content itself, for inputs only. */
  readonly raw?: RawArtifact;
  /** Alibaba Cloud's object store. */
  readonly oss?: OSSArtifact;
  /** Google Cloud Storage. */
  readonly gcs?: GCSArtifact;
  /** Azure's blob storage. */
  readonly azure?: AzureArtifact;
}

/** A file or a folder that is passed into or out of a template. */
export interface Artifact extends WorkflowArtifactLocation {
  /** Unique among the artifacts around it. */
  readonly name: string;
  /** Where it is in the container: an absolute path. */
  readonly path?: string;
  /**
   * The permissions that an input gets. YAML reads `0644` as octal, JSON and TypeScript do not: write `0o644`.
   *
   * @minimum 0
   * @maximum 511
   */
  readonly mode?: Int32;
  /**
   * Whether `mode` holds for everything in a folder.
   *
   * @default false
   */
  readonly recurseMode?: boolean;
  /** The output of a step or task: `{{steps.NAME.outputs.artifacts.NAME}}`. */
  readonly from?: string;
  /** An expression that yields an artifact, to choose between several. */
  readonly fromExpression?: string;
  /** A file or folder within the artifact; parameters may stand in it. */
  readonly subPath?: string;
  /** Makes an output readable in the whole workflow, as `{{workflow.outputs.artifacts.NAME}}`. */
  readonly globalName?: string;
  /** How an output is packed. */
  readonly archive?: ArchiveStrategy;
  /**
   * Whether it is fine that it does not exist.
   *
   * @default false
   */
  readonly optional?: boolean;
  /** When this one is deleted from its store; wins over the workflow's `artifactGC`. */
  readonly artifactGC?: ArtifactGC;
  /** Whether it was deleted. Filled in when that has happened. */
  readonly deleted?: boolean;
}

/** How an output is packed: one of these. Without any it becomes a compressed tar archive. */
export interface ArchiveStrategy {
  /** A compressed tar archive. */
  readonly tar?: TarStrategy;
  /** As it is: a file stays one file, a folder becomes many objects. */
  readonly none?: NoneStrategy;
  /** A zip archive. */
  readonly zip?: ZipStrategy;
}

/** Packs into a compressed tar archive. */
export interface TarStrategy {
  /**
   * From 0 for no compression to 9 for the best; -1 leaves it to gzip.
   *
   * @default -1
   * @minimum -1
   * @maximum 9
   */
  readonly compressionLevel?: Int32;
}

/** Does not pack: it is written as `{}`. */
export type NoneStrategy = Record<string, never>;

/** Packs into a zip archive: it is written as `{}`. */
export type ZipStrategy = Record<string, never>;

/** Names the artifact repository that the workflow uses. */
export interface ArtifactRepositoryRef {
  /**
   * A ConfigMap in the workflow's namespace, or else in the controller's.
   *
   * @default "artifact-repositories"
   */
  readonly configMap?: string;
  /** The key in it; else the one that its annotation `workflows.argoproj.io/default-artifact-repository` names. */
  readonly key?: string;
}
