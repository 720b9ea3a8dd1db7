import type { Json, JsonObject } from '../../json';
import type { Known } from '../published';
import type { GithubDelivery } from './delivery';
import type { GithubUser } from './user';

/** A blob of a container image. */
export interface GithubContainerBlob {
  /** `sha256:` and the hex digest. */
  readonly digest: string;
  /** The media type. */
  readonly media_type: string;
  /** In bytes. */
  readonly size: number;
}

/** The manifest of a container image. */
export interface GithubContainerManifest extends GithubContainerBlob {
  /** Where it is kept: `repositories/acme/shop/manifests/sha256:...`. */
  readonly uri: string;
  /** The image's configuration. */
  readonly config: GithubContainerBlob;
  /** The image's layers, lowest first. */
  readonly layers: readonly GithubContainerBlob[];
}

/** The labels of a container image that GitHub reads. */
export interface GithubContainerLabels {
  /** `org.opencontainers.image.description`. */
  readonly description: string;
  /** `org.opencontainers.image.source`: the repository. */
  readonly source: string;
  /** `org.opencontainers.image.revision`: the commit. */
  readonly revision: string;
  /** `org.opencontainers.image.url`. */
  readonly image_url?: string;
  /** `org.opencontainers.image.licenses`. */
  readonly licenses: string;
  /** All labels by name. A name with dots is one key: write `all_labels.org\.opencontainers\.image\.title`. */
  readonly all_labels: JsonObject;
}

/** What is known of a container image. */
export interface GithubContainerMetadata {
  /** The tag that was pushed. The name is empty for a push by digest, as the parts of a multi-platform image are pushed. */
  readonly tag: {
    /** The tag: `v1.2.0`. */
    readonly name: string;
    /** `sha256:` and the hex digest. */
    readonly digest: string;
  };
  /** The image's labels. */
  readonly labels: GithubContainerLabels;
  /** The image's manifest. */
  readonly manifest: GithubContainerManifest;
}

/** A file of a package. */
export interface GithubPackageFile {
  /** Where to download it. */
  readonly download_url: string;
  /** The file's number. */
  readonly id: number;
  /** The file's name. */
  readonly name: string;
  /** The hex digest. */
  readonly sha256: string;
  /** The hex digest. */
  readonly sha1: string;
  /** The hex digest. */
  readonly md5: string;
  /** The media type. */
  readonly content_type: string;
  /** Whether it is there yet. */
  readonly state: string;
  /** In bytes. */
  readonly size: number;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
}

/** One version of a package. */
export interface GithubPackageVersion {
  /** The version's number. */
  readonly id: number;
  /** The version: `1.2.0`, or the digest of a container image. */
  readonly version: string;
  /** The same as `version`. */
  readonly name: string;
  /** What the package is. */
  readonly description: string;
  /** What the package is, shortly. */
  readonly summary: string;
  /** The package's readme: a text, or an object that describes where it is. */
  readonly body?: Json;
  /** The readme as HTML. */
  readonly body_html?: string;
  /** The version's page. */
  readonly html_url: string;
  /** The manifest as text, for kinds of packages that have one. */
  readonly manifest?: string;
  /** The branch that the version was made from. */
  readonly target_commitish?: string;
  /** The commit or digest that the version was made from. */
  readonly target_oid?: string;
  /** RFC 3339; `0001-01-01T00:00:00Z` for a container image. */
  readonly created_at?: string;
  /** RFC 3339; `0001-01-01T00:00:00Z` for a container image. */
  readonly updated_at?: string;
  /** Further facts, by kind of package. */
  readonly metadata: readonly Json[];
  /** Present for a container image. */
  readonly container_metadata?: GithubContainerMetadata | null;
  /** The version's files; empty for a container image. */
  readonly package_files: readonly GithubPackageFile[];
  /** The command that fetches it: `docker pull ghcr.io/acme/shop:v1.2.0`. Also in `package_url`, without the command. */
  readonly installation_command: string;
  /** Where it is fetched from: `ghcr.io/acme/shop:v1.2.0`. */
  readonly package_url?: string;
  /** Who published it. */
  readonly author?: GithubUser;
}

/** A package in GitHub's registry. */
export interface GithubPackage {
  /** The package's number. */
  readonly id: number;
  /** The package's name. */
  readonly name: string;
  /** Owner and name, or the owner alone. */
  readonly namespace: string;
  /** What the package is. */
  readonly description: string | null;
  /** The kind of package, in lower case. */
  readonly ecosystem: string;
  /** The kind of package; `CONTAINER` for an image at ghcr.io. */
  readonly package_type: Known<'CONTAINER' | 'npm' | 'maven' | 'rubygems' | 'nuget' | 'docker'>;
  /** The package's page. */
  readonly html_url: string;
  /** RFC 3339. */
  readonly created_at: string | null;
  /** RFC 3339. */
  readonly updated_at: string | null;
  /** Who owns it. */
  readonly owner: GithubUser;
  /** The version that was published. */
  readonly package_version: GithubPackageVersion;
  /** Where it was published. */
  readonly registry: {
    /** Where to find out about the registry. */
    readonly about_url?: string;
    /** The registry's name. */
    readonly name?: string;
    /** The kind of registry. */
    readonly type?: string;
    /** The registry's address. */
    readonly url?: string;
    /** Who runs it. */
    readonly vendor?: string;
  } | null;
}

/** `registry_package`: a version of a package was published, such as an image pushed to ghcr.io. */
export interface GithubRegistryPackageEvent extends GithubDelivery {
  /** What happened. */
  readonly action: Known<'published' | 'updated'>;
  /** The package with the version. */
  readonly registry_package: GithubPackage;
}
