/** One trigger of every kind, as its template holds it, on the dependency `placed`: right in every way that can be checked. */
export const triggers: { readonly [kind: string]: string } = {
  k8s: `
operation: create
liveObject: false
source:
  resource:
    apiVersion: batch/v1
    kind: Job
    metadata: {generateName: bill-}
    spec: {template: {spec: {restartPolicy: Never, containers: [{name: bill, image: acme.example/bill:1.4, args: [none]}]}}}
parameters:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: spec.template.spec.containers.0.args.0
    operation: overwrite`,
  argoWorkflow: `
operation: submit
source:
  resource:
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata: {generateName: bill-}
    spec:
      workflowTemplateRef: {name: bill}
      arguments: {parameters: [{name: order}, {name: customer}]}
parameters:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: spec.arguments.parameters.0.value
  - src: {dependencyName: placed, dataTemplate: "{{ .Input.body.customer | upper }}"}
    dest: spec.arguments.parameters.1.value`,
  http: `
url: https://crm.acme.example/orders
method: POST
timeout: 30
headers: {Content-Type: application/json}
secureHeaders: [{name: Authorization, valueFrom: {secretKeyRef: {name: crm, key: authorization}}}]
payload:
  - src: {dependencyName: placed, dataKey: body.total, useRawData: true}
    dest: total`,
  awsLambda: `
functionName: bill
region: eu-west-1
invocationType: RequestResponse
accessKey: {name: aws, key: id}
secretKey: {name: aws, key: secret}
payload:
  - src: {dependencyName: placed, dataKey: body}
    dest: order`,
  azureEventHubs: `
fqdn: shop.servicebus.windows.net
hubName: bills
sharedAccessKey: {name: azure, key: key}
sharedAccessKeyName: {name: azure, key: name}
payload:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: order`,
  azureServiceBus: `
connectionString: {name: azure, key: connection}
queueName: bills
payload:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: order`,
  kafka: `
url: kafka.queues:9092
topic: bills
requiredAcks: 1
compress: true
partitioningKey: orders
payload:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: order`,
  pulsar: `
url: pulsar://pulsar.queues:6650
topic: bills
authTokenSecret: {name: pulsar, key: token}
payload:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: order`,
  nats: `
url: nats://nats.queues:4222
subject: bills
auth: {token: {name: nats, key: token}}
payload:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: order`,
  slack: `
channel: orders
message: an order came in
slackToken: {name: slack, key: token}
sender: {username: billing}`,
  openWhisk: `
host: openwhisk.tools
actionName: bill
version: v1
authToken: {name: openwhisk, key: token}
payload:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: order`,
  custom: `
serverURL: bill.tools:9000
secure: false
spec: {currency: NOK}
payload:
  - src: {dependencyName: placed, dataKey: body.id}
    dest: order`,
  log: '{}',
  email: `
host: smtp.acme.example
port: 587
username: billing
smtpPassword: {name: smtp, key: password}
from: billing@acme.example
to: [orders@acme.example]
subject: an order
body: it came in`,
};
