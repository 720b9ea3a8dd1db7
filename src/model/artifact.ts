import type { GithubAppCreds } from './github-app';
import type { ConfigMapKeySelector, SecretKeySelector } from './kubernetes/selectors';
import type { S3Artifact } from './s3';
import type { K8SResource } from './scalars';

/**
 * Where the object that a trigger creates or changes is written. Of several the first in the order s3, inline, file,
 * url, git, configmap, resource is used.
 *
 * It is one document of YAML 1.1, in which `yes` and `on` are true.
 */
export interface ArtifactLocation {
  /** The object itself, as part of the Sensor. Parameters reach into it. */
  readonly resource?: K8SResource;
  /** The object as text, in YAML or JSON. */
  readonly inline?: string;
  /** A key of a ConfigMap, mounted into the sensor's pod. */
  readonly configmap?: ConfigMapKeySelector;
  /** A file in the sensor's pod. */
  readonly file?: FileArtifact;
  /** A file in a Git repository, cloned anew each time. */
  readonly git?: GitArtifact;
  /** An object in a bucket, at most about 1.2 MB. */
  readonly s3?: S3Artifact;
  /** A document on the web, at most 512 KiB. */
  readonly url?: URLArtifact;
}

/** Where the object of a trigger comes from, in the order in which Argo Events looks. */
export const locationKinds = ['s3', 'inline', 'file', 'url', 'git', 'configmap', 'resource'] as const;

/** One of {@link locationKinds}. */
export type LocationKind = (typeof locationKinds)[number];

/** The kinds whose object does not stand in the manifest. */
export type FetchedKind = Exclude<LocationKind, 'inline' | 'resource'>;

/** The first place that a location names; undefined if it names none. */
export function locationKind(location: ArtifactLocation | undefined): LocationKind | undefined {
  return location && locationKinds.find((kind) => location[kind] !== undefined && location[kind] !== null);
}

/** The same when the object has to be fetched from there: from a file, a bucket ... */
export function fetchedKind(location: ArtifactLocation | undefined): FetchedKind | undefined {
  const kind = locationKind(location);
  return kind === 'inline' || kind === 'resource' ? undefined : kind;
}

/** A file in the sensor's pod. */
export interface FileArtifact {
  /** The absolute path; a volume of the template can bring the file there. */
  readonly path: string;
}

/** A document on the web. */
export interface URLArtifact {
  /** The whole address. The answer must have status 200. */
  readonly path: string;
  /**
   * Whether the server's certificate must be valid.
   *
   * @default false
   */
  readonly verifyCert?: boolean;
}

/**
 * A file in a Git repository.
 *
 * Of several ways to log in the first in the order creds, githubApp, sshKeySecret is used.
 */
export interface GitArtifact {
  /** The address of the repository, by HTTPS or SSH. */
  readonly url: string;
  /** The file, relative to the root of the repository. No `..`, no `~`, no backslash; symbolic links are refused. */
  readonly filePath: string;
  /** A folder of the pod to clone into; it must be writable and used by nothing else. */
  readonly cloneDirectory: string;
  /**
   * The branch to take the file from.
   *
   * @default "master"
   */
  readonly branch?: string;
  /** The tag to take the file from, instead of a branch. */
  readonly tag?: string;
  /** The reference to take the file from, such as `refs/pull/7/head`; fetched shallowly. */
  readonly ref?: string;
  /** A user name and password or access token, for HTTPS. */
  readonly creds?: GitCreds;
  /** Logs in as a GitHub App. */
  readonly githubApp?: GithubAppCreds;
  /** A private key, for SSH. */
  readonly sshKeySecret?: SecretKeySelector;
  /**
   * Connects by SSH to any host, whatever its key.
   *
   * @default false
   */
  readonly insecureIgnoreHostKey?: boolean;
  /** Which remote to fetch from. Absent: `origin` at `url`. */
  readonly remote?: GitRemoteConfig;
}

/** A user name and a password or access token, for HTTPS. */
export interface GitCreds {
  /** The user name; with most providers anything will do beside a token. */
  readonly username: SecretKeySelector;
  /** The password or access token. */
  readonly password: SecretKeySelector;
}

/** A remote of a Git repository. */
export interface GitRemoteConfig {
  /**
   * The name of the remote.
   *
   * @default "origin"
   */
  readonly name: string;
  /** Its addresses; the first is fetched from. */
  readonly urls: readonly string[];
}
