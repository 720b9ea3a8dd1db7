import type { BitbucketServerEventSource } from '../model/sources/bitbucketserver';
import { compactJson, goStruct } from './go-struct';
import type { SourceContext } from './source';

const push = goStruct('bitbucketserver.refsChangedWebhookEvent', {
  Push: 'eventKey:string date:string actor:.Actor repository:.Repository changes:[]refsChangedWebHookEventChange',
  '.Actor': `name:string emailAddress:string id:int displayName:string active:bool slug:string type:string links:.Self`,
  '.Repository': `slug:string id:int name:string hierarchyId:string scmId:string state:string statusMessage:string
    forkable:bool project:.Project public:bool links:.Links`,
  '.Project': 'key:string id:int name:string public:bool type:string links:.Self',
  '.Self': 'self:[].Link',
  '.Link': 'href:string',
  '.Links': 'clone:[].NamedLink self:[].Link',
  '.NamedLink': 'href:string name:string',
  refsChangedWebHookEventChange: 'ref:.Ref refId:string fromHash:string toHash:string type:string',
  '.Ref': 'id:string displayId:string type:string',
});

/** One changed branch or tag, apart from what nobody asks for here. */
export interface RefChange {
  readonly ref: { readonly type: string };
  readonly toHash: string;
  readonly type: string;
}

/** A push that may have changed several branches and tags. */
export interface Push {
  readonly project: string;
  readonly repository: string;
  readonly changes: readonly RefChange[];
  /** The push as Argo Events writes it for each of some changes, as JSON; what they have in common is in memory once. */
  eachWith(changes: readonly RefChange[]): readonly string[];
}

interface Pushed {
  readonly repository: { readonly slug: string; readonly project: { readonly key: string } };
  readonly changes: readonly RefChange[] | null;
}

/**
 * Reads a push.
 * @param json valid and compact
 * @throws Misfit
 */
export function changesOf(json: string): Push {
  const text = push.rewrite(json);
  const { repository, changes } = JSON.parse(text) as Pushed;
  return {
    project: repository.project.key,
    repository: repository.slug,
    changes: changes ?? [],
    eachWith: (some) => {
      // The changes come last.
      const before = push.rewrite(text, { changes: '' }).slice(0, -1);
      return some.map((change) => `${before}[${compactJson(JSON.stringify(change))}]}`);
    },
  };
}

/** How many pages of pull requests are read for one change. */
const maxPages = 20;

/** The changes but for those of branches whose commit an open pull request shows already; all of them when there is no access token. */
export async function withoutOpenPullRequests(
  { project, repository, changes }: Push,
  source: BitbucketServerEventSource,
  context: SourceContext,
): Promise<readonly RefChange[]> {
  const { accessToken } = source;
  if (!accessToken) return changes;
  const token = await context.secrets.value(accessToken.name ?? '', accessToken.key);
  const kept: RefChange[] = [];
  for (const change of changes) {
    const isPushed = change.ref.type === 'BRANCH' && change.type !== 'DELETE';
    const path = ['api/1.0/projects', project, 'repos', repository, 'commits', change.toHash, 'pull-requests'];
    const url = [source.bitbucketserverBaseURL.replace(/\/$/, ''), ...path.map(encodePath)].join('/');
    if (!(isPushed && (await hasOpen(url, token.toString(), context)))) kept.push(change);
  }
  return kept;
}

const encodePath = (part: string): string => part.split('/').map(encodeURIComponent).join('/');

interface Page {
  readonly values?: readonly { readonly state?: string }[];
  readonly isLastPage?: boolean;
  readonly nextPageStart?: number;
}

async function hasOpen(url: string, token: string, { get }: SourceContext): Promise<boolean> {
  let start = 0;
  for (let page = 0; page < maxPages; page++) {
    const { status, body } = await get(`${url}?limit=500&start=${start}`, { authorization: `Bearer ${token}` });
    if (status > 299) throw new Error(`Bitbucket Server answered ${status}`);
    const { values = [], isLastPage = true, nextPageStart = 0 } = JSON.parse(body.toString()) as Page;
    if (values.some(({ state }) => state?.toUpperCase() === 'OPEN')) return true;
    if (isLastPage) return false;
    start = nextPageStart;
  }
  return false;
}
