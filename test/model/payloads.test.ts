import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '../../constructs/payload-path';
import alertmanagerFiring from '../../fixtures/alertmanager/firing.json';
import alertmanagerResolved from '../../fixtures/alertmanager/resolved.json';
import amazonEcrPush from '../../fixtures/amazon-ecr/push.json';
import amazonEcrPushSns from '../../fixtures/amazon-ecr/push-sns.json';
import amazonEcrScan from '../../fixtures/amazon-ecr/scan.json';
import artifactRegistryPush from '../../fixtures/artifact-registry/push.json';
import bitbucketPullrequestCreated from '../../fixtures/bitbucket/pullrequest-created.json';
import bitbucketPullrequestFulfilled from '../../fixtures/bitbucket/pullrequest-fulfilled.json';
import bitbucketPush from '../../fixtures/bitbucket/push.json';
import bitbucketserverPrOpened from '../../fixtures/bitbucketserver/pr-opened.json';
import bitbucketserverRefsChanged from '../../fixtures/bitbucketserver/refs_changed.json';
import calendarTick from '../../fixtures/calendar/tick.json';
import cloudeventsStructured from '../../fixtures/cloudevents/structured.json';
import dockerHubPush from '../../fixtures/docker-hub/push.json';
import githubCheckRun from '../../fixtures/github/check_run.json';
import githubCreate from '../../fixtures/github/create.json';
import githubDelete from '../../fixtures/github/delete.json';
import githubIssueComment from '../../fixtures/github/issue_comment.json';
import githubIssues from '../../fixtures/github/issues.json';
import githubPing from '../../fixtures/github/ping.json';
import githubPullRequest from '../../fixtures/github/pull_request.json';
import githubPullRequestMerged from '../../fixtures/github/pull_request-merged.json';
import githubPullRequestSynchronize from '../../fixtures/github/pull_request-synchronize.json';
import githubPush from '../../fixtures/github/push.json';
import githubPushDelete from '../../fixtures/github/push-delete.json';
import githubPushTag from '../../fixtures/github/push-tag.json';
import githubRegistryPackage from '../../fixtures/github/registry_package.json';
import githubRelease from '../../fixtures/github/release.json';
import githubWorkflowRun from '../../fixtures/github/workflow_run.json';
import gitlabMergeRequest from '../../fixtures/gitlab/merge_request.json';
import gitlabMergeRequestMerged from '../../fixtures/gitlab/merge_request-merged.json';
import gitlabMergeRequestUpdate from '../../fixtures/gitlab/merge_request-update.json';
import gitlabPipeline from '../../fixtures/gitlab/pipeline.json';
import gitlabPush from '../../fixtures/gitlab/push.json';
import gitlabTagPush from '../../fixtures/gitlab/tag_push.json';
import minioObjectCreated from '../../fixtures/minio/object-created.json';
import ociRegistryPush from '../../fixtures/oci-registry/push.json';
import s3ObjectCreated from '../../fixtures/s3/object-created.json';
import s3ObjectCreatedEventbridge from '../../fixtures/s3/object-created-eventbridge.json';
import s3ObjectCreatedSns from '../../fixtures/s3/object-created-sns.json';
import slackAppMention from '../../fixtures/slack/app_mention.json';
import slackBlockActions from '../../fixtures/slack/block_actions.json';
import slackCommand from '../../fixtures/slack/command.json';
import slackMessage from '../../fixtures/slack/message.json';
import slackReactionAdded from '../../fixtures/slack/reaction_added.json';
import stripeCheckoutSessionCompleted from '../../fixtures/stripe/checkout_session-completed.json';
import stripeInvoicePaid from '../../fixtures/stripe/invoice-paid.json';
import stripePaymentIntentSucceeded from '../../fixtures/stripe/payment_intent-succeeded.json';
import type { JsonObject } from '../../src/model/json';
import type { AlertmanagerNotification } from '../../src/model/payloads/alertmanager';
import type { EcrImageAction, EcrImageScan } from '../../src/model/payloads/amazon-ecr';
import type { SnsNotification } from '../../src/model/payloads/amazon-sns';
import type { ArtifactRegistryChange } from '../../src/model/payloads/artifact-registry';
import type { BitbucketEvents } from '../../src/model/payloads/bitbucket';
import type { BitbucketServerEvents } from '../../src/model/payloads/bitbucketserver';
import type { CloudEvent } from '../../src/model/payloads/cloudevents';
import type { DockerHubPush } from '../../src/model/payloads/docker-hub';
import type { GithubEvents, GithubPayload, GithubPush } from '../../src/model/payloads/github';
import type { GitlabEvents } from '../../src/model/payloads/gitlab';
import type { SqsPayload } from '../../src/model/payloads/messages';
import type { CalendarPayload } from '../../src/model/payloads/occurrences';
import type { OciRegistryNotification } from '../../src/model/payloads/oci-registry';
import type { HeaderPayload } from '../../src/model/payloads/published';
import type { MinioPayload, S3Notification, S3ObjectCreated } from '../../src/model/payloads/s3';
import type {
  SlackAppMention,
  SlackCommandPayload,
  SlackEventCallback,
  SlackInteractionPayload,
  SlackMessage,
  SlackReactionAdded,
} from '../../src/model/payloads/slack';
import type {
  StripeCheckoutSession,
  StripeEvent,
  StripeInvoice,
  StripePaymentIntent,
} from '../../src/model/payloads/stripe';

/** The names of the fields that a fixture has and its type does not; where a type takes any JSON there are none. */
type Unknown<F, T> = JsonObject extends T
  ? never
  : F extends readonly (infer I)[]
    ? T extends readonly (infer J)[]
      ? Unknown<I, NonNullable<J>>
      : never
    : F extends object
      ? { [K in keyof F & string]: K extends keyof T ? Unknown<NonNullable<F[K]>, NonNullable<T[K]>> : K }[keyof F &
          string]
      : never;

/** Compiles only if the body of a fixture is what the type says, and the type knows every field that it has. */
const typed =
  <B>() =>
  <const D extends { readonly body: B }>(
    delivery: [Unknown<D['body'], B>] extends [never] ? D : Unknown<D['body'], B>,
  ) =>
    delivery;

interface OrderPlaced {
  readonly order: string;
  readonly customer: string;
  readonly total: number;
  readonly currency: string;
  readonly items: readonly { readonly article: string; readonly quantity: number }[];
}

const deliveries: { readonly [name: string]: unknown } = {
  'alertmanager/firing': typed<AlertmanagerNotification>()(alertmanagerFiring),
  'alertmanager/resolved': typed<AlertmanagerNotification>()(alertmanagerResolved),
  'amazon-ecr/push-sns': typed<SnsNotification>()(amazonEcrPushSns),
  'amazon-ecr/push': typed<EcrImageAction>()(amazonEcrPush),
  'amazon-ecr/scan': typed<EcrImageScan>()(amazonEcrScan),
  'artifact-registry/push': typed<ArtifactRegistryChange>()(artifactRegistryPush),
  'bitbucket/pullrequest-created': typed<BitbucketEvents['pullrequest:created']>()(bitbucketPullrequestCreated),
  'bitbucket/pullrequest-fulfilled': typed<BitbucketEvents['pullrequest:fulfilled']>()(bitbucketPullrequestFulfilled),
  'bitbucket/push': typed<BitbucketEvents['repo:push']>()(bitbucketPush),
  'bitbucketserver/pr-opened': typed<BitbucketServerEvents['pr:opened']>()(bitbucketserverPrOpened),
  'bitbucketserver/refs_changed': typed<BitbucketServerEvents['repo:refs_changed']>()(bitbucketserverRefsChanged),
  'calendar/tick': typed<CalendarPayload>()(calendarTick),
  'cloudevents/structured': typed<CloudEvent<OrderPlaced>>()(cloudeventsStructured),
  'docker-hub/push': typed<DockerHubPush>()(dockerHubPush),
  'github/check_run': typed<GithubEvents['check_run']>()(githubCheckRun),
  'github/create': typed<GithubEvents['create']>()(githubCreate),
  'github/delete': typed<GithubEvents['delete']>()(githubDelete),
  'github/issue_comment': typed<GithubEvents['issue_comment']>()(githubIssueComment),
  'github/issues': typed<GithubEvents['issues']>()(githubIssues),
  'github/ping': typed<GithubEvents['ping']>()(githubPing),
  'github/pull_request-merged': typed<GithubEvents['pull_request']>()(githubPullRequestMerged),
  'github/pull_request-synchronize': typed<GithubEvents['pull_request']>()(githubPullRequestSynchronize),
  'github/pull_request': typed<GithubEvents['pull_request']>()(githubPullRequest),
  'github/push-delete': typed<GithubEvents['push']>()(githubPushDelete),
  'github/push-tag': typed<GithubEvents['push']>()(githubPushTag),
  'github/push': typed<GithubEvents['push']>()(githubPush),
  'github/registry_package': typed<GithubEvents['registry_package']>()(githubRegistryPackage),
  'github/release': typed<GithubEvents['release']>()(githubRelease),
  'github/workflow_run': typed<GithubEvents['workflow_run']>()(githubWorkflowRun),
  'gitlab/merge_request-merged': typed<GitlabEvents['MergeRequestsEvents']>()(gitlabMergeRequestMerged),
  'gitlab/merge_request-update': typed<GitlabEvents['MergeRequestsEvents']>()(gitlabMergeRequestUpdate),
  'gitlab/merge_request': typed<GitlabEvents['MergeRequestsEvents']>()(gitlabMergeRequest),
  'gitlab/pipeline': typed<GitlabEvents['PipelineEvents']>()(gitlabPipeline),
  'gitlab/push': typed<GitlabEvents['PushEvents']>()(gitlabPush),
  'gitlab/tag_push': typed<GitlabEvents['TagPushEvents']>()(gitlabTagPush),
  'minio/object-created': typed<MinioPayload>()(minioObjectCreated),
  'oci-registry/push': typed<OciRegistryNotification>()(ociRegistryPush),
  's3/object-created-eventbridge': typed<S3ObjectCreated>()(s3ObjectCreatedEventbridge),
  's3/object-created-sns': typed<SnsNotification>()(s3ObjectCreatedSns),
  's3/object-created': typed<S3Notification>()(s3ObjectCreated),
  'slack/app_mention': typed<SlackEventCallback<SlackAppMention>>()(slackAppMention),
  'slack/block_actions': typed<{ readonly payload: SlackInteractionPayload }>()(slackBlockActions),
  'slack/command': typed<SlackCommandPayload>()(slackCommand),
  'slack/message': typed<SlackEventCallback<SlackMessage>>()(slackMessage),
  'slack/reaction_added': typed<SlackEventCallback<SlackReactionAdded>>()(slackReactionAdded),
  'stripe/checkout_session-completed': typed<StripeEvent<StripeCheckoutSession>>()(stripeCheckoutSessionCompleted),
  'stripe/invoice-paid': typed<StripeEvent<StripeInvoice>>()(stripeInvoicePaid),
  'stripe/payment_intent-succeeded': typed<StripeEvent<StripePaymentIntent>>()(stripePaymentIntentSucceeded),
};

// @ts-expect-error a field of the fixture is missing in the type
typed<{ readonly eventTime: string; readonly zone: string }>()(calendarTick);
// @ts-expect-error a field of the fixture is unknown to the type
typed<{ readonly metadata?: string }>()(calendarTick);
// @ts-expect-error a field of the fixture has another type
typed<{ readonly eventTime: number }>()(calendarTick);

const path =
  <P>() =>
  <const K extends string>(name: Path<P, K>) =>
    name;

const fixtures = join(__dirname, '../../fixtures');
const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replaceAll('\\', '/').replace(/\.json$/, ''));
const read = (name: string) => readFileSync(join(fixtures, `${name}.json`), 'utf8');
const bytes = (body: unknown) => Buffer.byteLength(JSON.stringify(body));

/** Headers that differ from delivery to delivery, or that authenticate it: whoever sends a fixture makes them. */
const madePerDelivery =
  /^(authorization|content-length|idempotency-key|stripe-signature|x-amz-sns-message-id|x-github-delivery|x-gitlab-(event-uuid|token)|x-hub-signature(-256)?|x-request-(id|uuid)|x-slack-.*)$/i;

/** What keys and tokens of well-known services look like. */
const secretShapes =
  /AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|gh[pousr]_\w{20,}|github_pat_|glpat-|xox[abprs]-|[rs]k_(live|test)_|whsec_|-----BEGIN|eyJ[\w-]+\.eyJ|_secret_/;

describe('fixtures', () => {
  it('each have a type', () => {
    expect(names.sort()).toEqual(Object.keys(deliveries).sort());
  });

  describe.each(names)('%s', (name) => {
    const fixture = JSON.parse(read(name));

    it('says what it is and who sends it', () => {
      expect(Object.keys(fixture).slice(0, 2)).toEqual(['description', 'provider']);
      expect(fixture.provider).toBe(name.split('/')[0]);
      expect(fixture.description).toMatch(/^[A-Z1-9].{10,120}[^.]$/);
      expect(Object.keys(fixture).at(-1)).toBe('body');
    });

    it('is an HTTP request whole or not at all', () => {
      const { method, headers } = fixture;
      expect(method === undefined).toBe(headers === undefined);
      if (method === undefined) return;
      expect(method).toBe('POST');
      expect(headers['Content-Type']).toMatch(/^(application|text)\//);
      expect(Object.keys(headers).filter((header) => madePerDelivery.test(header))).toEqual([]);
    });

    it('is of a size that the provider sends, under 40 KiB', () => {
      expect(bytes(fixture.body)).toBeGreaterThan(50);
      expect(bytes(fixture.body)).toBeLessThan(40 * 1024);
    });

    it('holds nothing that looks like a secret, and nobody real', () => {
      const text = read(name);
      expect(text).not.toMatch(secretShapes);
      const hosts = [...text.matchAll(/[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g)].map((match) => match[1]);
      expect(hosts.filter((host) => !/^(.*\.)?example\.org$|^github\.com$/.test(host ?? ''))).toEqual([]);
    });
  });

  it('have a push from GitHub that is as large as real ones', () => {
    expect(bytes(githubPush.body)).toBeGreaterThan(7 * 1024);
    expect(bytes(githubPush.body)).toBeLessThan(10 * 1024);
  });

  it('agree with themselves: the head commit is the last commit and the new tip', () => {
    expect(githubPush.body.head_commit).toEqual(githubPush.body.commits.at(-1));
    expect(githubPush.body.after).toBe(githubPush.body.head_commit.id);
    expect(githubPushDelete.body.after).toBe('0'.repeat(40));
    expect(gitlabPush.body.checkout_sha).toBe(gitlabPush.body.commits.at(-1)?.id);
    expect(JSON.parse(amazonEcrPushSns.body.Message)).toEqual(amazonEcrPush.body);
    expect(JSON.parse(s3ObjectCreatedSns.body.Message)).toEqual(s3ObjectCreated.body);
  });
});

describe('payload paths', () => {
  const github = path<GithubPayload<GithubPush>>();

  it('reach every part of what an event source publishes', () => {
    github('body.after');
    github('body.commits.0.author.email');
    github('body.repository.owner.login');
    github('body.head_commit.message');
    github('body.X-GitHub-Event');
    github('headers.X-Github-Event');
    path<GithubPayload<GithubEvents['pull_request']>>()('body.pull_request.head.repo.clone_url');
    path<SqsPayload<S3Notification>>()('body.Records.0.s3.object.key');
    path<SqsPayload<EcrImageAction>>()('body.detail.image-tag');
    path<HeaderPayload<AlertmanagerNotification<'alertname' | 'namespace'>>>()('body.commonLabels.namespace');
    path<HeaderPayload<AlertmanagerNotification>>()('body.commonLabels.anything');
    path<HeaderPayload<CloudEvent<OrderPlaced, 'traceparent'>>>()('body.data.items.0.article');
    expect(path<CloudEvent<OrderPlaced, 'traceparent'>>()('traceparent')).toBe('traceparent');
  });

  it('do not compile when they are misspelt', () => {
    // @ts-expect-error payload has no field 'body.aftr'
    github('body.aftr');
    // @ts-expect-error the plural is meant
    github('header.X-Github-Event');
    // @ts-expect-error payload has no field 'body.commits.0.author.mail'
    github('body.commits.0.author.mail');
    // @ts-expect-error the records of MinIO are not under 'body'
    path<MinioPayload>()('body.Records.0.s3.object.key');
    // @ts-expect-error the message of a notification is text
    path<HeaderPayload<SnsNotification>>()('body.Message.detail');
    // @ts-expect-error no such label was promised
    path<AlertmanagerNotification<'alertname'>>()('commonLabels.namespace');
    expect(path<{ readonly a: string }>()('a')).toBe('a');
  });
});
