import type { GitlabEventSource } from '../model/sources/gitlab';
import { firstValue } from './go-header';
import { hookEndpoint } from './hook';
import { sameSecret } from './same-secret';
import type { HttpEndpoint, SourceContext } from './source';

/**
 * Takes what GitLab sends. Its token is checked only when Argo Events would manage the hooks too, which needs `webhook.url`: without
 * that, Argo Events never loads the token.
 */
export function gitlabEndpoint(source: GitlabEventSource, { secrets }: SourceContext): HttpEndpoint {
  const { secretToken: selector, webhook, metadata } = source;
  const context = webhook ?? { endpoint: '', port: '', method: 'POST', url: '' };
  const isChecked = selector && source.accessToken && context.url;
  return hookEndpoint(context, {
    metadata,
    deliveryHeader: 'X-Gitlab-Event-Uuid',
    ...(isChecked && {
      authenticate: async ({ header }) => {
        const token = await secrets.value(selector.name ?? '', selector.key);
        if (token.length === 0) return undefined;
        if (!sameSecret(firstValue(header, 'X-Gitlab-Token'), token)) return { refused: 'token mismatch' };
        return { authentication: 'gitlab token' };
      },
    }),
  });
}
