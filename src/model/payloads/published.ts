/**
 * The header of an HTTP request as Argo Events publishes it: names in Go's canonical spelling (`X-Github-Event`, whatever the
 * sender wrote), each with the list of its values. `Host` is not among them.
 */
export interface HttpHeaders {
  readonly [name: string]: readonly string[];
}

/** What the `metadata` of an event source adds to each of its events. */
export interface PublishedMetadata {
  /** What the event source's `metadata` says; absent when it says nothing. */
  readonly metadata?: { readonly [name: string]: string };
}

/** What the event sources `github`, `gitlab`, `bitbucket`, `bitbucketserver` and `gerrit` publish. Note the plural `headers`. */
export interface HeadersPayload<B> extends PublishedMetadata {
  /** The header of the request. */
  readonly headers: HttpHeaders;
  /** What the provider sent. */
  readonly body: B;
}

/** What the event sources `webhook` and `sns` publish. Note the singular `header`. */
export interface HeaderPayload<B> extends PublishedMetadata {
  /** The header of the request. A header `Authorization` arrives masked. */
  readonly header: HttpHeaders;
  /** What the caller sent: the JSON of a POST; the fields of a form, or of the query of a GET, each a list of texts. */
  readonly body: B;
}

/**
 * One of the known words, or another: providers add words over time, so a type must not refuse them. An editor still offers
 * the known ones.
 */
export type Known<T extends string> = T | (string & Record<never, never>);
