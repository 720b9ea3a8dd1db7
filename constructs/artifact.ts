import type { ArtifactLocation, GitArtifact, URLArtifact } from '../src/model/artifact';
import type { JsonObject } from '../src/model/json';
import type { ConfigMapKeySelector } from '../src/model/kubernetes';
import type { S3Artifact } from '../src/model/s3';
import { holdsEventValue } from './event-value';
import { holdsValues } from './payload';
import { plain } from './plain-fields';
import { bad, requireFilled, requireOneOf } from './requirements';

/** What is known of the object that an artifact holds: as much of it as permissions depend on. */
export interface HeldObject {
  /** The group and version, such as `batch/v1`. */
  readonly apiVersion: string;
  /** The kind, such as `Job`. */
  readonly kind: string;
  /** Its namespace, if it names one. */
  readonly metadata?: { readonly namespace?: string };
  /** Of a workflow: the templates that it refers to (`workflowTemplateRef`, `templateRef`). */
  readonly spec?: object;
}

/** @see Artifact */
export interface ArtifactOptions {
  /**
   * What the object will be, so that the sensor's account is granted what it takes.
   * @default - for {@link Artifact.inline} what the text says; for a workflow one without templates elsewhere; otherwise nothing is known, and
   * the sensor must run as an account that exists already
   */
  readonly holds?: HeldObject;
  /**
   * What is written into the object, by upstream's `dest`: `{ 'spec.replicas': order.raw('body.replicas') }`. What is there is replaced.
   * @default - nothing
   */
  readonly parameters?: { readonly [dest: string]: unknown };
}

/** A bucket of MinIO, Amazon S3 or another store that speaks S3. */
export interface S3ArtifactOptions extends Omit<S3Artifact, 'bucket' | 'events' | 'filter' | 'metadata'> {
  /** The name of the bucket. */
  readonly bucket: string;
  /** The key of the object in it. */
  readonly key: string;
}

/**
 * An object that does not stand in the sensor: it is fetched, or read, each time the trigger fires. Upstream's `source` of a trigger, without
 * `resource`. It is one document of YAML 1.1, in which `yes` and `on` are true.
 *
 * All factories throw EventloomError `bad-value` for what upstream could not read.
 */
export class Artifact {
  /** Text in YAML or JSON, as a template engine or a file gives it. For an object at hand, pass the object itself instead. */
  static inline(text: string, options: ArtifactOptions = {}): Artifact {
    if (holdsEventValue(text)) {
      throw bad(
        'the text of a manifest holds a value of an event, which could bring lines of its own; name the place of it in parameters instead',
      );
    }
    return new Artifact({ inline: text }, { holds: parsed(text), ...options });
  }

  /** An object in a bucket, at most about 1.2 MB. */
  static s3({ bucket, key, ...fields }: S3ArtifactOptions, options?: ArtifactOptions): Artifact {
    requireFilled('an s3 artifact', { ...fields, bucket, key }, 'endpoint', 'bucket', 'key', 'accessKey', 'secretKey');
    if (fields.endpoint.includes('/')) {
      throw bad(
        `'${fields.endpoint}' is no endpoint of a bucket; write the host and the port alone: 'minio.storage:9000'`,
      );
    }
    return new Artifact({ s3: plain({ ...fields, bucket: { name: bucket, key } }) }, options);
  }

  /** A file in a Git repository, cloned anew each time into a folder of the pod that is writable and used by nothing else. */
  static git(git: GitArtifact, options?: ArtifactOptions): Artifact {
    requireFilled('a git artifact', git, 'url', 'filePath', 'cloneDirectory');
    if (/\.\.|~|\\/.test(git.filePath)) {
      throw bad(
        `'${git.filePath}' is no path that upstream takes from a repository; write it without '..', '~' and '\\'`,
      );
    }
    const from = { branch: git.branch, tag: git.tag, ref: git.ref };
    if (Object.values(from).some((name) => name !== undefined))
      requireOneOf('a git artifact', from, 'branch', 'tag', 'ref');
    const login = { creds: git.creds, githubApp: git.githubApp, sshKeySecret: git.sshKeySecret };
    if (Object.values(login).some((way) => way !== undefined)) {
      requireOneOf('a git artifact', login, 'creds', 'githubApp', 'sshKeySecret');
    }
    return new Artifact({ git: plain(git) }, options);
  }

  /**
   * A document on the web, at most 512 KiB.
   * @param url.verifyCert whether the server's certificate must be valid. Upstream's own default is false. `@default` true
   */
  static url({ path, verifyCert = true }: URLArtifact, options?: ArtifactOptions): Artifact {
    if (!/^(https?:\/\/|\$event\{)/i.test(path)) {
      throw bad(`'${path}' is no address of a document; begin it with http:// or https://`);
    }
    return new Artifact({ url: { path, verifyCert } }, options);
  }

  /** A key of a ConfigMap, which is mounted into the sensor's pod. */
  static configMap(configmap: ConfigMapKeySelector, options?: ArtifactOptions): Artifact {
    requireFilled('a configmap artifact', configmap, 'name', 'key');
    if (holdsValues(configmap)) {
      throw bad('the ConfigMap of an artifact is mounted before any event comes; name it as it is');
    }
    return new Artifact({ configmap }, options);
  }

  /** A file in the sensor's pod: a volume of `template` can bring it there. */
  static file(path: string, options?: ArtifactOptions): Artifact {
    if (!/^(\/|\$event\{)/.test(path))
      throw bad(`the path '${path}' of a manifest is not absolute; begin it with a slash`);
    return new Artifact({ file: { path } }, options);
  }

  private constructor(
    /** Where it is. */
    readonly location: ArtifactLocation,
    /** What is known and done about it. */
    readonly options: ArtifactOptions = {},
  ) {}
}

/** What a text holds: only one that is an object says anything. */
function parsed(text: string): HeldObject & JsonObject {
  const { parse } = require('yaml') as typeof import('yaml');
  let object: unknown;
  try {
    object = parse(text, { version: '1.1' });
  } catch (error) {
    throw bad(`the text of a manifest is no YAML: ${error instanceof Error ? error.message.split('\n', 1)[0] : ''}`);
  }
  if (typeof object !== 'object' || object === null || !('apiVersion' in object) || !('kind' in object)) {
    throw bad("the text of a manifest has no 'apiVersion' or no 'kind', which every object has");
  }
  return object as HeldObject & JsonObject;
}
