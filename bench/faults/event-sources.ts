/** One event of every kind of event source, as its `spec` holds it: right in every way that can be checked. */
export const eventSources: { readonly [kind: string]: string } = {
  amqp: `
url: amqp://rabbit.queues:5672
exchangeName: orders
exchangeType: topic
routingKey: orders.placed
jsonBody: true
connectionBackoff: {duration: 5s, factor: 2, jitter: 0.1, steps: 10}
consume: {autoAck: true, exclusive: false}
queueDeclare: {name: billing, durable: true}
auth: {username: {name: rabbit, key: user}, password: {name: rabbit, key: password}}
metadata: {team: billing}`,
  azureEventsHub: `
fqdn: shop.servicebus.windows.net
hubName: orders
sharedAccessKey: {name: azure, key: key}
sharedAccessKeyName: {name: azure, key: name}
metadata: {team: billing}`,
  azureQueueStorage: `
queueName: orders
connectionString: {name: azure, key: connection}
jsonBody: true
decodeMessage: false
waitTimeInSeconds: 5`,
  azureServiceBus: `
connectionString: {name: azure, key: connection}
topicName: orders
subscriptionName: billing
jsonBody: true`,
  bitbucket: `
webhook: {port: "12001", endpoint: /bitbucket, method: POST, authSecret: {name: hooks, key: token}}
auth: {oauthToken: {name: bitbucket, key: token}}
events: ["repo:push"]
repositories: [{owner: acme, repositorySlug: shop}]
deleteHookOnFinish: true`,
  bitbucketserver: `
webhook: {port: "12002", endpoint: /bitbucket-server, method: POST}
bitbucketserverBaseURL: https://git.acme.example/rest
accessToken: {name: bitbucket, key: token}
webhookSecret: {name: bitbucket, key: secret}
events: ["repo:refs_changed"]
repositories: [{projectKey: SHOP, repositorySlug: shop}]
checkInterval: 1m
oneEventPerChange: true`,
  calendar: `
schedule: 0 2 * * *
timezone: Europe/Oslo
exclusionDates: ["EXDATE:20261225T000000Z"]
metadata: {report: nightly}`,
  emitter: `
broker: tcp://emitter.queues:8080
channelName: orders
channelKey: abcdef
jsonBody: true`,
  file: `
eventType: CREATE
watchPathConfig: {directory: /data/, pathRegexp: "^report-[0-9]+.csv$"}
polling: false`,
  generic: `
url: custom-source.tools:8080
config: "topic: orders"
insecure: true
jsonBody: true`,
  gerrit: `
webhook: {port: "12003", endpoint: /gerrit, method: POST, url: https://hooks.acme.example}
hookName: eventloom
gerritBaseURL: https://review.acme.example
auth: {username: {name: gerrit, key: user}, password: {name: gerrit, key: password}}
events: [patchset-created]
projects: [shop]
sslVerify: true`,
  github: `
webhook: {port: "12000", endpoint: /push, method: POST, url: https://hooks.acme.example, maxPayloadSize: 1048576}
repositories: [{owner: acme, names: [shop, site]}]
events: [push, pull_request]
apiToken: {name: github, key: token}
webhookSecret: {name: github, key: secret}
contentType: json
active: true
insecure: false
deleteHookOnFinish: true
filter: {expression: body.ref == "refs/heads/main"}`,
  gitlab: `
webhook: {port: "12004", endpoint: /gitlab, method: POST, url: https://hooks.acme.example}
projects: ["1234"]
events: [PushEvents]
gitlabBaseURL: https://gitlab.acme.example
accessToken: {name: gitlab, key: token}
secretToken: {name: gitlab, key: secret}
enableSSLVerification: true`,
  hdfs: `
addresses: ["namenode.hdfs:8020"]
directory: /user/reports
path: daily.csv
type: CREATE
hdfsUser: reports
checkInterval: 1m`,
  kafka: `
url: kafka.queues:9092
topic: orders
jsonBody: true
version: 2.8.0
consumerGroup: {groupName: billing, oldest: false, rebalanceStrategy: sticky}
limitEventsPerSecond: 10
sasl: {mechanism: SCRAM-SHA-512, userSecret: {name: kafka, key: user}, passwordSecret: {name: kafka, key: password}}`,
  minio: `
endpoint: minio.storage:9000
bucket: {name: uploads}
events: ["s3:ObjectCreated:Put"]
filter: {prefix: in/, suffix: .csv}
accessKey: {name: minio, key: user}
secretKey: {name: minio, key: password}`,
  mns: `
queue: orders
endpoint: http://1234.mns.eu-west-1.aliyuncs.com
accessKey: {name: mns, key: id}
secretKey: {name: mns, key: secret}
jsonBody: true`,
  mqtt: `
url: tcp://mosquitto.queues:1883
topic: orders
clientId: eventloom
jsonBody: true`,
  nats: `
url: nats://nats.queues:4222
subject: orders
queue: billing
jsonBody: true
auth: {token: {name: nats, key: token}}`,
  nsq: `
hostAddress: nsqlookupd.queues:4161
topic: orders
channel: billing
jsonBody: true`,
  pubSub: `
projectID: shop-1234
topic: orders
subscriptionID: billing
credentialSecret: {name: gcp, key: key.json}
jsonBody: true`,
  pulsar: `
url: pulsar://pulsar.queues:6650
topics: [orders]
type: exclusive
jsonBody: true
authTokenSecret: {name: pulsar, key: token}`,
  redis: `
hostAddress: redis.queues:6379
channels: [orders]
db: 1
jsonBody: true`,
  redisStream: `
hostAddress: redis.queues:6379
streams: [orders]
maxMsgCountPerRead: 50
consumerGroup: billing`,
  resource: `
namespace: shop
group: batch
version: v1
resource: jobs
eventTypes: [UPDATE]
filter: {prefix: build-, afterStart: true, fields: [{key: status.succeeded, operation: "==", value: "1"}]}`,
  sftp: `
address: {name: sftp, key: address}
username: {name: sftp, key: user}
password: {name: sftp, key: password}
eventType: CREATE
pollIntervalDuration: 30s
watchPathConfig: {directory: /upload/, path: report.csv}`,
  slack: `
webhook: {port: "12005", endpoint: /slack, method: POST}
token: {name: slack, key: token}
signingSecret: {name: slack, key: signing}`,
  sns: `
webhook: {port: "12006", endpoint: /sns, method: POST, url: https://hooks.acme.example}
topicArn: arn:aws:sns:eu-west-1:1234:orders
region: eu-west-1
validateSignature: true
accessKey: {name: aws, key: id}
secretKey: {name: aws, key: secret}`,
  sqs: `
queue: orders
region: eu-west-1
waitTimeSeconds: 20
jsonBody: true
accessKey: {name: aws, key: id}
secretKey: {name: aws, key: secret}`,
  storageGrid: `
webhook: {port: "12007", endpoint: /storagegrid, method: POST, url: https://hooks.acme.example}
events: ["ObjectCreated:Put"]
filter: {prefix: in/, suffix: .csv}
topicArn: arn:aws:sns:us-east-1:1234:orders
bucket: uploads
region: us-east-1
authToken: {name: storagegrid, key: token}
apiURL: https://storagegrid.acme.example`,
  stripe: `
webhook: {port: "12008", endpoint: /stripe, method: POST, url: https://hooks.acme.example}
createWebhook: true
apiKey: {name: stripe, key: api}
eventFilter: [charge.succeeded]`,
  webhook: `
port: "12009"
endpoint: /orders
method: POST
authSecret: {name: hooks, key: token}
metadata: {team: billing}
filter: {expression: body.total > 10}`,
};
