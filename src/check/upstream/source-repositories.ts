import type { JsonObject } from '../../model/json';
import { webhook } from './connection';
import { elementsOf, fieldsOf, filled, inTurn, type Look, never, present, text, textOf } from './look';
import { duration } from './source-watches';

const registers = (fields: JsonObject): boolean => textOf(fieldsOf(fields.webhook).url) !== '';
const hasEvents = ({ events }: JsonObject): boolean => elementsOf(events).length > 0;
const hasSome = (fields: JsonObject, list: string): boolean => elementsOf(fields[list]).length > 0;

const owned = (fields: JsonObject): boolean =>
  hasSome(fields, 'repositories') || (textOf(fields.owner) !== '' && textOf(fields.repository) !== '');

const ownedSlugs = (fields: JsonObject, owner: string): boolean =>
  hasSome(fields, 'repositories') || (textOf(fields[owner]) !== '' && textOf(fields.repositorySlug) !== '');

const isGithubManaged = (fields: JsonObject): boolean =>
  registers(fields) && (fields.apiToken !== undefined || fieldsOf(fields.githubApp).privateKey !== undefined);

const github = inTurn(
  never(
    (fields) => !owned(fields) && fields.organizations === undefined,
    'either repositories or organizations is required',
  ),
  never(
    (fields) => owned(fields) && fields.organizations !== undefined,
    'only one of repositories and organizations is allowed',
  ),
  never((fields) => isGithubManaged(fields) && !hasEvents(fields), 'events must be defined to create a github webhook'),
  never(
    ({ contentType }) => !['', 'json', 'form'].includes(textOf(contentType)),
    'content type must be "json" or "form"',
  ),
  never(
    ({ githubBaseURL, githubUploadURL }) => !githubBaseURL && !!githubUploadURL,
    'githubBaseURL is required when githubUploadURL is set',
  ),
  never(
    ({ githubBaseURL, githubUploadURL }) => !!githubBaseURL && !githubUploadURL,
    'githubUploadURL is required when githubBaseURL is set',
  ),
  webhook,
);

/** The process ends where there is no `auth` to look into. */
const bitbucketAuth: Look = ({ auth }) =>
  auth === undefined ? ['invalid memory address or nil pointer dereference'] : [];

const isBitbucketManaged = (fields: JsonObject): boolean => {
  const auth = fieldsOf(fields.auth);
  const { username, password } = fieldsOf(auth.basic);
  return registers(fields) && ((username !== undefined && password !== undefined) || auth.oauthToken !== undefined);
};

const bitbucket = inTurn(
  never((fields) => !ownedSlugs(fields, 'owner'), 'at least one repository is required'),
  bitbucketAuth,
  never(
    (fields) => isBitbucketManaged(fields) && !hasEvents(fields),
    'events must be defined to create a bitbucket webhooks',
  ),
  webhook,
);

const isServerManaged = (fields: JsonObject): boolean =>
  registers(fields) &&
  fields.accessToken !== undefined &&
  (ownedSlugs(fields, 'projectKey') || hasSome(fields, 'projects'));

const bitbucketserver = inTurn(
  never(
    (fields) => isServerManaged(fields) && !hasEvents(fields),
    'events must be defined to create a bitbucket server webhook',
  ),
  text('bitbucketserverBaseURL', "bitbucket server base url can't be empty"),
  duration('checkInterval', (reason) => `failed to parse webhook check interval duration: ${reason}`),
  webhook,
);

/** Places where code is kept. */
export const repositories = {
  github,
  gitlab: inTurn(
    present('events', "events can't be empty"),
    text('gitlabBaseURL', "gitlab base url can't be empty"),
    present('accessToken', "access token can't be nil"),
    webhook,
  ),
  bitbucket,
  bitbucketserver,
  gerrit: inTurn(
    filled('projects', 'projects cannot be empty'),
    present('events', "events can't be empty"),
    text('gerritBaseURL', "gerrit base url can't be empty"),
    present('auth', "username and password can't be empty"),
    webhook,
  ),
};
