import { randomUUID } from 'node:crypto';
import { decode, encode, encodeString } from '../language/go/json';
import { toBytes } from '../language/go/text';
import type { StorageGridEventSource } from '../model/sources/storage-grid';
import { parseQuery } from './go-query';
import { goStruct, Misfit } from './go-struct';
import { maxPayload } from './hook';
import { BodyTooLarge, type HttpEndpoint, type HttpRequest, type Receipt } from './source';

/** What a `storageGrid` event source publishes. `storageGridEventSource` is never filled, since StorageGRID calls it `eventSource`. */
export const storageGridData = goStruct('events.StorageGridEventData', {
  StorageGridEventData: 'notification:*Notification metadata?:{}string',
  Notification: 'Action:string Message:Message TopicArn:string Version:string',
  Message: 'Records:[]Record',
  Record: `eventVersion:string storageGridEventSource:string eventTime:time eventName:string userIdentity:Principal
    requestParameters:Parameters responseElements:Elements s3:S3`,
  Principal: 'principalId:string',
  Parameters: 'sourceIPAddress:string',
  Elements: 'x-amz-request-id:string',
  S3: 's3SchemaVersion:string configurationId:string bucket:Bucket object:Object',
  Bucket: 'name:string ownerIdentity:Principal arn:string',
  Object: 'key:string size:int eTag:string sequencer:string',
});

/** What StorageGRID expects of a server of notifications. */
const published = `
<PublishResponse xmlns="http://argoevents-sns-server/">
    <PublishResult> 
        <MessageId>${randomUUID()}</MessageId> 
    </PublishResult> 
    <ResponseMetadata>
       <RequestId>${randomUUID()}</RequestId>
    </ResponseMetadata> 
</PublishResponse>
`;

/** Takes the notifications of a StorageGRID bucket. They carry nothing that could be checked. */
export function storageGridEndpoint(source: StorageGridEventSource): HttpEndpoint {
  return { context: source.webhook, receive: (request) => receive(request, source) };
}

async function receive(request: HttpRequest, source: StorageGridEventSource): Promise<Receipt> {
  try {
    const body = await request.body(maxPayload(source.webhook));
    const text = request.method === 'HEAD' ? '' : published;
    const data = dataOf(body.toString('latin1'), source);
    return data ? { data, reply: `${text}success` } : { status: 200, text };
  } catch (error) {
    if (error instanceof BodyTooLarge) return { status: 400, text: '' };
    throw error;
  }
}

/** Whatever cannot be read is answered like what can, and dropped: StorageGRID would only send it again. */
function dataOf(body: string, { filter, metadata = {} }: StorageGridEventSource): Buffer | undefined {
  const { values, error } = parseQuery(body);
  const isForm = body.split('&').every((pair) => pair.includes('='));
  if (error !== undefined || !isForm) return undefined;
  try {
    const fields = [...values].map(([name, texts]) => `${encodeString(name)}:${fieldOf(name, texts.at(-1) ?? '')}`);
    const text = `{"notification":{${fields.join(',')}},"metadata":${JSON.stringify(metadata)}}`;
    const written = storageGridData.rewrite(text);
    return passes(written, filter) ? toBytes(written) : undefined;
  } catch {
    return undefined;
  }
}

const fieldOf = (name: string, text: string): string =>
  name.toLowerCase() === 'message' ? messageOf(text) : (reencode(text) ?? reencode(`"${text}"`) ?? refuse(name));

function refuse(name: string): never {
  throw new Misfit(`the field ${name} cannot be read`);
}

/** Argo Events decodes the escapes of the whole body and then those of the message; where that breaks it, once is enough. */
function messageOf(text: string): string {
  const { values, error } = parseQuery(
    `m=${Buffer.from(text).toString('latin1').replaceAll('&', '%26').replaceAll(';', '%3B')}`,
  );
  const twice = error === undefined ? values.get('m')?.[0] : undefined;
  return (twice === undefined ? undefined : reencode(twice)) ?? reencode(text) ?? refuse('Message');
}

/** JSON through a map, which writes numbers as doubles; undefined when the text is none. */
function reencode(text: string): string | undefined {
  try {
    return encode(decode(text));
  } catch {
    return undefined;
  }
}

interface Written {
  readonly notification: { readonly Message: { readonly Records: readonly { readonly s3: S3 }[] | null } };
}

interface S3 {
  readonly object: { readonly key: string };
}

function passes(written: string, filter: StorageGridEventSource['filter']): boolean {
  if (!filter) return true;
  const { notification } = JSON.parse(written) as Written;
  const key = notification.Message.Records?.[0]?.s3.object.key;
  return key !== undefined && key.startsWith(filter.prefix ?? '') && key.endsWith(filter.suffix ?? '');
}
