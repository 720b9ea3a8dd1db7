export { githubOwners } from './github-owners';
export { type GithubHook, GithubWebhooks, type GithubWebhooksProps } from './github-webhooks';
