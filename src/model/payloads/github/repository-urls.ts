/**
 * Where the parts of a repository are found in the REST API. Braces such as `{/sha}` stand for what the caller fills in.
 */
export interface GithubRepositoryUrls {
  /** The repository itself. */
  readonly url: string;
  /** The REST address of the forks. */
  readonly forks_url: string;
  /** The REST address of the deploy keys. */
  readonly keys_url: string;
  /** The REST address of the collaborators. */
  readonly collaborators_url: string;
  /** The REST address of the teams. */
  readonly teams_url: string;
  /** The REST address of the webhooks. */
  readonly hooks_url: string;
  /** The REST address of the events of issues. */
  readonly issue_events_url: string;
  /** The REST address of the events. */
  readonly events_url: string;
  /** The REST address of the accounts that issues can be assigned to. */
  readonly assignees_url: string;
  /** The REST address of the branches. */
  readonly branches_url: string;
  /** The REST address of the tags. */
  readonly tags_url: string;
  /** The REST address of the blobs. */
  readonly blobs_url: string;
  /** The REST address of the tag objects. */
  readonly git_tags_url: string;
  /** The REST address of the refs. */
  readonly git_refs_url: string;
  /** The REST address of the trees. */
  readonly trees_url: string;
  /** The REST address of the statuses of a commit. */
  readonly statuses_url: string;
  /** The REST address of the languages. */
  readonly languages_url: string;
  /** The REST address of the stargazers. */
  readonly stargazers_url: string;
  /** The REST address of the contributors. */
  readonly contributors_url: string;
  /** The REST address of the watchers. */
  readonly subscribers_url: string;
  /** The REST address of the caller's subscription. */
  readonly subscription_url: string;
  /** The REST address of the commits. */
  readonly commits_url: string;
  /** The REST address of the commit objects. */
  readonly git_commits_url: string;
  /** The REST address of the comments on commits. */
  readonly comments_url: string;
  /** The REST address of the comments on issues. */
  readonly issue_comment_url: string;
  /** The REST address of the files. */
  readonly contents_url: string;
  /** The REST address of the comparison of two commits. */
  readonly compare_url: string;
  /** The REST address of the merges. */
  readonly merges_url: string;
  /** The REST address of the archives. */
  readonly archive_url: string;
  /** The REST address of the downloads. */
  readonly downloads_url: string;
  /** The REST address of the issues. */
  readonly issues_url: string;
  /** The REST address of the pull requests. */
  readonly pulls_url: string;
  /** The REST address of the milestones. */
  readonly milestones_url: string;
  /** The REST address of the notifications. */
  readonly notifications_url: string;
  /** The REST address of the labels. */
  readonly labels_url: string;
  /** The REST address of the releases. */
  readonly releases_url: string;
  /** The REST address of the deployments. */
  readonly deployments_url: string;
}
