import type { Known } from '../published';
import type { GithubUser } from './user';

/** A label of a repository. */
export interface GithubLabel {
  /** The label's number. */
  readonly id: number;
  /** The label's id in the GraphQL API. */
  readonly node_id: string;
  /** The label in the REST API. */
  readonly url: string;
  /** The label's name. */
  readonly name: string;
  /** Six hex digits, without `#`. */
  readonly color: string;
  /** Whether GitHub made it. */
  readonly default: boolean;
  /** What the label means. */
  readonly description: string | null;
}

/** A milestone of a repository. */
export interface GithubMilestone {
  /** The milestone in the REST API. */
  readonly url: string;
  /** The milestone's page. */
  readonly html_url: string;
  /** The REST address of the labels. */
  readonly labels_url: string;
  /** The milestone's number on all of GitHub. */
  readonly id: number;
  /** The milestone's id in the GraphQL API. */
  readonly node_id: string;
  /** The milestone's number in the repository. */
  readonly number: number;
  /** The title. */
  readonly title: string;
  /** What the milestone is about. */
  readonly description: string | null;
  /** Who made it. */
  readonly creator: GithubUser;
  /** How many of its issues are open. */
  readonly open_issues: number;
  /** How many of its issues are closed. */
  readonly closed_issues: number;
  /** Whether work goes on. */
  readonly state: Known<'open' | 'closed'>;
  /** RFC 3339. */
  readonly created_at: string;
  /** RFC 3339. */
  readonly updated_at: string;
  /** When it should be reached: RFC 3339. */
  readonly due_on: string | null;
  /** RFC 3339. */
  readonly closed_at: string | null;
}

/** How many people reacted, and how. */
export interface GithubReactions {
  /** The reactions in the REST API. */
  readonly url: string;
  /** The sum of the others. */
  readonly total_count: number;
  /** Thumbs up. */
  readonly '+1': number;
  /** Thumbs down. */
  readonly '-1': number;
  /** Laughs. */
  readonly laugh: number;
  /** Cheers. */
  readonly hooray: number;
  /** Confused faces. */
  readonly confused: number;
  /** Hearts. */
  readonly heart: number;
  /** Rockets. */
  readonly rocket: number;
  /** Eyes. */
  readonly eyes: number;
}

/** What somebody is to a repository. */
export type GithubAssociation = Known<
  'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'FIRST_TIME_CONTRIBUTOR' | 'FIRST_TIMER' | 'MANNEQUIN' | 'NONE'
>;

/** The texts that an edit replaced: each is absent unless it was edited. */
export interface GithubTextChanges {
  /** The former title. */
  readonly title?: GithubFormerText;
  /** The former description. */
  readonly body?: GithubFormerText;
}

/** A text before it was edited. */
export interface GithubFormerText {
  /** The text that was replaced. */
  readonly from: string;
}
