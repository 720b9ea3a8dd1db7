import type { Known } from '../published';
import type { BitbucketCommitRef, BitbucketText } from './push';
import type {
  BitbucketAccount,
  BitbucketLink,
  BitbucketLinks,
  BitbucketRepo,
  BitbucketRepositorySummary,
} from './repository';

/** One side of a pull request. */
export interface BitbucketPullRequestSide {
  /** The branch. */
  readonly branch: {
    /** Its name, without `refs/heads/`. */
    readonly name: string;
  };
  /** The newest commit; its hash is cut to twelve digits. */
  readonly commit: BitbucketCommitRef;
  /** The repository; null once a fork was deleted. */
  readonly repository: BitbucketRepositorySummary | null;
}

/** Somebody who takes part in a pull request. */
export interface BitbucketParticipant {
  /** `participant`. */
  readonly type: string;
  /** Who. */
  readonly user: BitbucketAccount;
  /** `REVIEWER` or `PARTICIPANT`. */
  readonly role: string;
  /** Whether they approved. */
  readonly approved: boolean;
  /** `approved`, `changes_requested`, or null. */
  readonly state: string | null;
  /** When they last did something. */
  readonly participated_on: string | null;
}

/** A pull request. */
export interface BitbucketPullRequest {
  /** `pullrequest`. */
  readonly type: string;
  /** Its number in the repository. */
  readonly id: number;
  /** The title. */
  readonly title: string;
  /** The description, as it was written. */
  readonly description: string;
  /** The description in three forms. */
  readonly summary: BitbucketText;
  /** Whether it is settled. */
  readonly state: Known<'OPEN' | 'MERGED' | 'DECLINED' | 'SUPERSEDED'>;
  /** Whether it is a draft. */
  readonly draft: boolean;
  /** Who opened it. */
  readonly author: BitbucketAccount;
  /** Where the changes are. */
  readonly source: BitbucketPullRequestSide;
  /** Where the changes shall go. */
  readonly destination: BitbucketPullRequestSide;
  /** The merge commit. */
  readonly merge_commit: BitbucketCommitRef | null;
  /** Who merged or declined it. */
  readonly closed_by: BitbucketAccount | null;
  /** Why it was declined. */
  readonly reason: string;
  /** Whether the branch goes once it is merged. */
  readonly close_source_branch: boolean;
  /** Who was asked to review. */
  readonly reviewers: readonly BitbucketAccount[];
  /** Who takes part. */
  readonly participants: readonly BitbucketParticipant[];
  /** How many comments it has. */
  readonly comment_count: number;
  /** How many tasks it has. */
  readonly task_count: number;
  /** When it was opened: RFC 3339. */
  readonly created_on: string;
  /** When it was changed: RFC 3339. */
  readonly updated_on: string;
  /** Where it is found. */
  readonly links: BitbucketLinks & {
    /** The REST address of its commits. */
    readonly commits?: BitbucketLink;
    /** The REST address of its changes. */
    readonly diff?: BitbucketLink;
  };
}

/** `pullrequest:created`, `pullrequest:updated`, `pullrequest:fulfilled` and `pullrequest:rejected`. */
export interface BitbucketPullRequestEvent {
  /** Who did it. */
  readonly actor: BitbucketAccount;
  /** Where the changes shall go. */
  readonly repository: BitbucketRepo;
  /** The pull request as it is now. */
  readonly pullrequest: BitbucketPullRequest;
}
