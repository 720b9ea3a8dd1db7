export { githubOwners } from './github-owners';
export { GithubWebhooks, type GithubWebhooksProps } from './github-webhooks';
