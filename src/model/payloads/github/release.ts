import type { Known } from '../published';
import type { GithubDelivery } from './delivery';
import type { GithubFormerText, GithubReactions } from './issue-parts';
import type { GithubUser } from './user';

/** A file of a release. */
export interface GithubReleaseAsset {
  /** The file in the REST API. */
  readonly url: string;
  /** Where to download it. */
  readonly browser_download_url: string;
  /** The file's number. */
  readonly id: number;
  /** The file's id in the GraphQL API. */
  readonly node_id: string;
  /** The file's name. */
  readonly name: string;
  /** The text shown in place of the name. */
  readonly label: string | null;
  /** Whether it is there yet. */
  readonly state: Known<'uploaded' | 'open'>;
  /** The media type. */
  readonly content_type: string;
  /** In bytes. */
  readonly size: number;
  /** `sha256:` and the hex digest. */
  readonly digest?: string | null;
  /** How often it was downloaded. */
  readonly download_count: number;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** Who uploaded it. */
  readonly uploader?: GithubUser;
}

/** A release. */
export interface GithubRelease {
  /** The release in the REST API. */
  readonly url: string;
  /** The REST address of its files. */
  readonly assets_url: string;
  /** Where to upload a file. */
  readonly upload_url: string;
  /** The release's page. */
  readonly html_url: string;
  /** The release's number. */
  readonly id: number;
  /** The release's id in the GraphQL API. */
  readonly node_id: string;
  /** The tag: `v1.2.0`. */
  readonly tag_name: string;
  /** The branch or SHA that the tag was made from. */
  readonly target_commitish: string;
  /** The title. */
  readonly name: string | null;
  /** Whether it is not published yet. */
  readonly draft: boolean;
  /** Who made it. */
  readonly author: GithubUser;
  /** Whether it is said not to be ready for production. */
  readonly prerelease: boolean;
  /** Whether it can't be changed any more. */
  readonly immutable?: boolean;
  /** When the commit was made: RFC 3339. */
  readonly created_at: string | null;
  /** RFC 3339. */
  readonly updated_at?: string | null;
  /** RFC 3339. */
  readonly published_at: string | null;
  /** Its files. */
  readonly assets: readonly GithubReleaseAsset[];
  /** The sources as a tar archive. */
  readonly tarball_url: string | null;
  /** The sources as a zip archive. */
  readonly zipball_url: string | null;
  /** The notes, as Markdown. */
  readonly body: string | null;
  /** How people reacted. */
  readonly reactions?: GithubReactions;
  /** How many people the notes mention. */
  readonly mentions_count?: number;
  /** The discussion about it. */
  readonly discussion_url?: string;
}

/** What an edit of a release replaced. */
export interface GithubReleaseChanges {
  /** The former title. */
  readonly name?: GithubFormerText;
  /** The former notes. */
  readonly body?: GithubFormerText;
}

/**
 * `release`: something happened to a release. A release that goes public sends `created`, `published` and `released` (or
 * `prereleased`), each as its own delivery: pick one of them.
 */
export interface GithubReleaseEvent extends GithubDelivery {
  /** What happened. */
  readonly action: Known<'published' | 'released' | 'prereleased' | 'created' | 'edited' | 'deleted' | 'unpublished'>;
  /** The release as it is now. */
  readonly release: GithubRelease;
  /** Sent with `edited`: what was replaced. */
  readonly changes?: GithubReleaseChanges;
}
