import type { Known } from '../published';
import type { BitbucketAccount, BitbucketLink, BitbucketLinks, BitbucketRepo } from './repository';

/** Text in three forms. */
export interface BitbucketText {
  /** `rendered`. */
  readonly type: string;
  /** As it was written. */
  readonly raw: string;
  /** How it was written: `markdown`, say. */
  readonly markup: string;
  /** As HTML. */
  readonly html: string;
}

/** Who wrote a commit. */
export interface BitbucketAuthor {
  /** `author`. */
  readonly type: string;
  /** Name and address, as git writes them. */
  readonly raw: string;
  /** The account with that address, if there is one. */
  readonly user?: BitbucketAccount;
}

/** A commit that another one refers to. */
export interface BitbucketCommitRef {
  /** `commit`. */
  readonly type: string;
  /** The SHA; in a pull request its first twelve digits. */
  readonly hash: string;
  /** Where the commit is found. */
  readonly links: BitbucketLinks;
}

/** A commit. */
export interface BitbucketCommit extends BitbucketCommitRef {
  /** When it was made: RFC 3339. */
  readonly date: string;
  /** Who wrote the change. */
  readonly author: BitbucketAuthor;
  /** The whole message, all lines. */
  readonly message: string;
  /** The message in three forms. */
  readonly summary: BitbucketText;
  /** The commits before it. */
  readonly parents: readonly BitbucketCommitRef[];
}

/** A branch or a tag. */
export interface BitbucketRef {
  /** What it is. */
  readonly type: Known<'branch' | 'tag' | 'named_branch' | 'annotated_tag'>;
  /** Its name, without `refs/heads/`. */
  readonly name: string;
  /** The commit that it points to: this is what to build. */
  readonly target: BitbucketCommit;
  /** Where it is found. */
  readonly links: BitbucketLinks & {
    /** The REST address of its commits. */
    readonly commits?: BitbucketLink;
  };
  /** How pull requests into it may be merged. */
  readonly merge_strategies?: readonly string[];
  /** How a pull request into it is merged unless somebody says otherwise. */
  readonly default_merge_strategy?: string;
}

/** What a push did to one branch or tag. */
export interface BitbucketPushChange {
  /** The branch or tag before; null when it is new. */
  readonly old: BitbucketRef | null;
  /** The branch or tag now; null when it was deleted, and then there is nothing to build. */
  readonly new: BitbucketRef | null;
  /** Whether it is new. */
  readonly created: boolean;
  /** Whether it was deleted. */
  readonly closed: boolean;
  /** Whether history was rewritten. */
  readonly forced: boolean;
  /** The newest commits, newest first: at most 5. */
  readonly commits?: readonly BitbucketCommit[];
  /** Whether there are more than those. */
  readonly truncated: boolean;
  /** Where the difference is found. */
  readonly links: {
    /** The REST address of the commits. */
    readonly commits?: BitbucketLink;
    /** The REST address of the difference. */
    readonly diff?: BitbucketLink;
    /** The page that shows the difference. */
    readonly html?: BitbucketLink;
  };
}

/** `repo:push`: branches or tags were pushed, created or deleted. */
export interface BitbucketPush {
  /** Who pushed. */
  readonly actor: BitbucketAccount;
  /** Where. */
  readonly repository: BitbucketRepo;
  /** What. */
  readonly push: {
    /** One entry for each branch or tag. */
    readonly changes: readonly BitbucketPushChange[];
  };
}
