/** What Docker Hub sends to a webhook when an image was pushed. There is no signature: put a token into the address or the path. */
export interface DockerHubPush {
  /** Where Docker Hub may be told how it went; nothing needs to be sent there. */
  readonly callback_url: string;
  /** What was pushed. */
  readonly push_data: {
    /** Seconds since 1970. */
    readonly pushed_at: number;
    /** Who pushed. */
    readonly pusher: string;
    /** The tag: `1.4.0`. */
    readonly tag: string;
    /** The media type of the manifest. */
    readonly media_type?: string;
    /** Always empty. */
    readonly images?: readonly string[];
  };
  /** Where it was pushed to. */
  readonly repository: DockerHubRepository;
}

/** A repository of Docker Hub. */
export interface DockerHubRepository {
  /** Owner and name, to pull with: `acme/shop`. */
  readonly repo_name: string;
  /** The owner. */
  readonly namespace: string;
  /** The name. */
  readonly name: string;
  /** The owner. */
  readonly owner: string;
  /** The repository's page. */
  readonly repo_url: string;
  /** What it is, in one line. */
  readonly description: string;
  /** What it is, as Markdown. */
  readonly full_description: string | null;
  /** The Dockerfile, if Docker Hub knows it. */
  readonly dockerfile?: string;
  /** Seconds since 1970. */
  readonly date_created: number;
  /** Whether it is one of Docker's own. */
  readonly is_official: boolean;
  /** Whether the public can't see it. */
  readonly is_private: boolean;
  /** Whether Docker Hub builds it. */
  readonly is_trusted: boolean;
  /** How many accounts starred it. */
  readonly star_count: number;
  /** How many comments it has. */
  readonly comment_count?: number;
  /** `Active`. */
  readonly status: string;
}
