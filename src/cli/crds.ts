import { Command } from 'commander';
import { writeManifests } from '../manifests/write';
import { customResourceDefinitions } from '../model/crd';
import { print } from './output';

const help = `
They take the place of the CRDs that come with Argo Events, which accept anything:

  eventloom crds | kubectl apply --server-side --force-conflicts -f -

(Without --server-side, kubectl keeps a second copy in an annotation, which the largest almost fills. What installs
Argo Events, such as a Helm chart, must leave its own CRDs out, or puts them back.)

What changes in the cluster:
- kubectl apply refuses a misspelt field. Clients that do not ask for strict validation get a warning, and the field
  is removed.
- Argo Events reads names without regard to case, the API server does not: 'EventName' for 'eventName' works today,
  and is refused or removed with these CRDs. Run 'eventloom check' on your manifests first.
- Of objects that are in the cluster already, unknown fields are no longer read; the rest is checked when they are next
  written.
- Kubernetes objects inside triggers are not checked, nor is a dlqTrigger of a dlqTrigger.
- Nothing that parameters can fill in has to be there: a trigger without its url is for 'eventloom check' to find.`;

/** `eventloom crds`: CRDs with which the API server itself checks the custom resources. */
export function crdsCommand(): Command {
  return new Command('crds')
    .description('print CRDs of EventBus, EventSource and Sensor that make the API server refuse misspelt fields')
    .addHelpText('after', help)
    .action(() => print(writeManifests(customResourceDefinitions())));
}
