import type { GithubAppCreds } from './github-app';
import type { ConfigMapKeySelector, SecretKeySelector } from './kubernetes/selectors';
import type { S3Artifact } from './s3';
import type { K8SResource } from './scalars';

export interface ArtifactLocation {
  readonly configmap?: ConfigMapKeySelector;
  readonly file?: FileArtifact;
  readonly git?: GitArtifact;
  readonly inline?: string;
  readonly resource?: K8SResource;
  readonly s3?: S3Artifact;
  readonly url?: URLArtifact;
}

export interface FileArtifact {
  readonly path: string;
}

export interface URLArtifact {
  readonly path: string;
  readonly verifyCert?: boolean;
}

export interface GitArtifact {
  readonly cloneDirectory: string;
  readonly filePath: string;
  readonly url: string;
  readonly branch?: string;
  readonly creds?: GitCreds;
  readonly githubApp?: GithubAppCreds;
  readonly insecureIgnoreHostKey?: boolean;
  readonly ref?: string;
  readonly remote?: GitRemoteConfig;
  readonly sshKeySecret?: SecretKeySelector;
  readonly tag?: string;
}

export interface GitCreds {
  readonly password: SecretKeySelector;
  readonly username: SecretKeySelector;
}

export interface GitRemoteConfig {
  readonly name: string;
  readonly urls: readonly string[];
}
