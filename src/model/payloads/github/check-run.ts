import type { JsonObject } from '../../json';
import type { Known } from '../published';
import type { GithubDelivery } from './delivery';
import type { GithubUser } from './user';

/** A GitHub App. */
export interface GithubApp {
  /** The app's number. */
  readonly id: number;
  /** The app's name in addresses. */
  readonly slug?: string;
  /** The app's id in the GraphQL API. */
  readonly node_id: string;
  /** The app's id for logging in. */
  readonly client_id?: string;
  /** Who owns it. */
  readonly owner: GithubUser;
  /** The app's name. */
  readonly name: string;
  /** What the app does. */
  readonly description: string | null;
  /** The app's own page. */
  readonly external_url: string;
  /** The app's page on GitHub. */
  readonly html_url: string;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** What the app may do: `read` or `write` by area. */
  readonly permissions?: JsonObject;
  /** Which events the app receives. */
  readonly events?: readonly string[];
}

/** How a check or a run ended. */
export type GithubConclusion = Known<
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'stale'
  | 'startup_failure'
>;

/** A side of a pull request that a check belongs to. */
export interface GithubCheckedSide {
  /** The branch, without `refs/heads/`. */
  readonly ref: string;
  /** The SHA of the newest commit. */
  readonly sha: string;
  /** The repository. */
  readonly repo: {
    /** The repository's number. */
    readonly id: number;
    /** The repository in the REST API. */
    readonly url: string;
    /** The name without the owner. */
    readonly name: string;
  };
}

/** A pull request that a check or a run belongs to. Those of forks are not listed. */
export interface GithubCheckedPullRequest {
  /** The pull request in the REST API. */
  readonly url: string;
  /** Its number on all of GitHub. */
  readonly id: number;
  /** Its number in the repository. */
  readonly number: number;
  /** Where the changes are. */
  readonly head: GithubCheckedSide;
  /** Where the changes shall go. */
  readonly base: GithubCheckedSide;
}

/** All checks that one app makes of one commit. */
export interface GithubCheckSuite {
  /** The suite's number. */
  readonly id: number;
  /** The suite's id in the GraphQL API. */
  readonly node_id?: string;
  /** The branch that the commit is on. */
  readonly head_branch: string | null;
  /** The commit. */
  readonly head_sha: string;
  /** How far it is. */
  readonly status: Known<'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending'>;
  /** How it ended; null while it goes on. */
  readonly conclusion: GithubConclusion | null;
  /** The suite in the REST API. */
  readonly url: string;
  /** The newest commit before the push. */
  readonly before: string | null;
  /** The newest commit after the push. */
  readonly after: string | null;
  /** The pull requests that it belongs to. */
  readonly pull_requests: readonly GithubCheckedPullRequest[];
  /** Who makes the checks. */
  readonly app: GithubApp;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
}

/** What a check has to say. */
export interface GithubCheckOutput {
  /** One line. */
  readonly title: string | null;
  /** A paragraph, as Markdown. */
  readonly summary: string | null;
  /** The details, as Markdown. */
  readonly text: string | null;
  /** How many remarks on lines there are. */
  readonly annotations_count: number;
  /** The REST address of the remarks on lines. */
  readonly annotations_url: string;
}

/** One check of one commit. */
export interface GithubCheckRun {
  /** The check's number. */
  readonly id: number;
  /** The check's id in the GraphQL API. */
  readonly node_id?: string;
  /** The commit. */
  readonly head_sha: string;
  /** What the app calls this check. */
  readonly external_id: string;
  /** The check in the REST API. */
  readonly url: string;
  /** The check's page. */
  readonly html_url: string;
  /** The check's page at the app. */
  readonly details_url?: string | null;
  /** How far it is. */
  readonly status: Known<'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending'>;
  /** How it ended; null while it goes on. */
  readonly conclusion: GithubConclusion | null;
  /** RFC 3339. */
  readonly started_at: string;
  /** RFC 3339. */
  readonly completed_at: string | null;
  /** What it has to say. */
  readonly output: GithubCheckOutput;
  /** The check's name. */
  readonly name: string;
  /** All checks that the app makes of the commit. */
  readonly check_suite: GithubCheckSuite;
  /** Who makes the check. */
  readonly app: GithubApp;
  /** The pull requests that it belongs to. */
  readonly pull_requests: readonly GithubCheckedPullRequest[];
}

/** `check_run`: a check of a commit started or ended. */
export interface GithubCheckRunEvent extends GithubDelivery {
  /** What happened. */
  readonly action: Known<'created' | 'completed' | 'rerequested' | 'requested_action'>;
  /** The check. */
  readonly check_run: GithubCheckRun;
  /** Sent with `requested_action`: the button that somebody pressed. */
  readonly requested_action?: {
    /** What the app calls the button. */
    readonly identifier: string;
  };
}
