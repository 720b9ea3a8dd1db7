import type { HeadersPayload, Known } from './published';

/** Somebody on a Bitbucket server. */
export interface BitbucketServerUser {
  /** The account's name. */
  readonly name: string;
  /** The address. */
  readonly emailAddress: string;
  /** The account's number. */
  readonly id: number;
  /** The display name. */
  readonly displayName: string;
  /** Whether the account may be used. */
  readonly active: boolean;
  /** The account's name in addresses. */
  readonly slug: string;
  /** What the account is. */
  readonly type: Known<'NORMAL' | 'SERVICE'>;
}

/** Some repositories of a server. */
export interface BitbucketServerProject {
  /** The project's key: a few capital letters. */
  readonly key: string;
  /** The project's number. */
  readonly id: number;
  /** The project's name. */
  readonly name: string;
  /** Whether everybody may see it. */
  readonly public: boolean;
  /** What the project is. */
  readonly type: Known<'NORMAL' | 'PERSONAL'>;
}

/** A repository on a Bitbucket server. */
export interface BitbucketServerRepo {
  /** The repository's name in addresses. */
  readonly slug: string;
  /** The repository's number. */
  readonly id: number;
  /** The repository's name. */
  readonly name: string;
  /** `git`. */
  readonly scmId: string;
  /** Whether it can be used: `AVAILABLE`. */
  readonly state: string;
  /** `Available`. */
  readonly statusMessage: string;
  /** Whether it may be forked. */
  readonly forkable: boolean;
  /** The project that it belongs to. */
  readonly project: BitbucketServerProject;
  /** Whether everybody may see it. */
  readonly public: boolean;
  /** Whether nobody can push to it. */
  readonly archived?: boolean;
}

/** What a push did to one branch or tag. */
export interface BitbucketServerChange {
  /** The branch or tag. */
  readonly ref: {
    /** The whole name: `refs/heads/main`. */
    readonly id: string;
    /** The name that people see: `main`. */
    readonly displayId: string;
    /** What it is. */
    readonly type: Known<'BRANCH' | 'TAG'>;
  };
  /** The whole name again. */
  readonly refId: string;
  /** The SHA before; forty zeros when it is new. */
  readonly fromHash: string;
  /** The SHA now: this is what to build. Forty zeros when it was deleted. */
  readonly toHash: string;
  /** What happened. */
  readonly type: Known<'ADD' | 'UPDATE' | 'DELETE'>;
}

/** A commit as a push lists it. */
export interface BitbucketServerCommit {
  /** The full SHA. */
  readonly id: string;
  /** The first digits of the SHA. */
  readonly displayId: string;
  /** The whole message, all lines. */
  readonly message: string;
  /** Who wrote the change. */
  readonly author: {
    /** The name in the commit, or the account's. */
    readonly name: string;
    /** The address in the commit. */
    readonly emailAddress: string;
  };
  /** When, in milliseconds since 1970. */
  readonly authorTimestamp: number;
}

/** `repo:refs_changed`: branches or tags were pushed, created or deleted. */
export interface BitbucketServerRefsChanged {
  /** `repo:refs_changed`. */
  readonly eventKey: string;
  /** When: ISO 8601 with offset. */
  readonly date: string;
  /** Who pushed. */
  readonly actor: BitbucketServerUser;
  /** Where. */
  readonly repository: BitbucketServerRepo;
  /** One entry for each branch or tag; with `oneEventPerChange` there is one event for each instead. */
  readonly changes: readonly BitbucketServerChange[];
  /** The newest commits. */
  readonly commits?: readonly BitbucketServerCommit[];
  /** The newest commit. */
  readonly toCommit?: BitbucketServerCommit;
}

/** One side of a pull request. */
export interface BitbucketServerSide {
  /** The whole name: `refs/heads/main`. */
  readonly id: string;
  /** The name that people see: `main`. */
  readonly displayId: string;
  /** The SHA of the newest commit. */
  readonly latestCommit: string;
  /** What it is. */
  readonly type: Known<'BRANCH' | 'TAG'>;
  /** Where it is. */
  readonly repository: BitbucketServerRepo;
}

/** Somebody who takes part in a pull request. */
export interface BitbucketServerParticipant {
  /** Who. */
  readonly user: BitbucketServerUser;
  /** `AUTHOR`, `REVIEWER` or `PARTICIPANT`. */
  readonly role: string;
  /** Whether they approved. */
  readonly approved: boolean;
  /** `APPROVED`, `NEEDS_WORK` or `UNAPPROVED`. */
  readonly status: string;
}

/** A pull request. */
export interface BitbucketServerPullRequest {
  /** Its number in the repository. */
  readonly id: number;
  /** Counts its changes. */
  readonly version: number;
  /** The title. */
  readonly title: string;
  /** The description; absent when there is none. */
  readonly description?: string;
  /** Whether it is settled. */
  readonly state: Known<'OPEN' | 'MERGED' | 'DECLINED'>;
  /** Whether it is not settled. */
  readonly open: boolean;
  /** Whether it is settled. */
  readonly closed: boolean;
  /** Whether it is a draft. */
  readonly draft?: boolean;
  /** When it was opened, in milliseconds since 1970. */
  readonly createdDate: number;
  /** When it was changed, in milliseconds since 1970. */
  readonly updatedDate: number;
  /** Where the changes are. */
  readonly fromRef: BitbucketServerSide;
  /** Where the changes shall go. */
  readonly toRef: BitbucketServerSide;
  /** Whether comments are closed. */
  readonly locked: boolean;
  /** Who opened it. */
  readonly author: BitbucketServerParticipant;
  /** Who was asked to review. */
  readonly reviewers: readonly BitbucketServerParticipant[];
  /** Who else takes part. */
  readonly participants: readonly BitbucketServerParticipant[];
}

/** `pr:opened`, `pr:from_ref_updated`, `pr:merged` and `pr:declined`. */
export interface BitbucketServerPullRequestEvent {
  /** The name of the event. */
  readonly eventKey: string;
  /** When: ISO 8601 with offset. */
  readonly date: string;
  /** Who did it. */
  readonly actor: BitbucketServerUser;
  /** The pull request as it is now. */
  readonly pullRequest: BitbucketServerPullRequest;
  /** Sent with `pr:from_ref_updated`: the newest commit before. */
  readonly previousFromHash?: string;
}

/** What a `bitbucketserver` event source publishes for a delivery `B`. */
export type BitbucketServerPayload<B> = HeadersPayload<B>;

/** What a Bitbucket server sends, by the name of the event: the value of `X-Event-Key` and of the event source's `events`. */
export interface BitbucketServerEvents {
  /** Branches or tags were pushed, created or deleted. */
  readonly 'repo:refs_changed': BitbucketServerRefsChanged;
  /** A pull request was opened. */
  readonly 'pr:opened': BitbucketServerPullRequestEvent;
  /** A pull request got new commits. */
  readonly 'pr:from_ref_updated': BitbucketServerPullRequestEvent;
  /** A pull request was merged. */
  readonly 'pr:merged': BitbucketServerPullRequestEvent;
  /** A pull request was declined. */
  readonly 'pr:declined': BitbucketServerPullRequestEvent;
}
