export { githubOwners } from './github-owners';
export { GithubWebhooks, type GithubWebhooksProps, type Hook } from './github-webhooks';
