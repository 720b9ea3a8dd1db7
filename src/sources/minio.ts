import { goStruct } from './go-struct';

/** What the event source `minio` publishes for a change in a bucket of MinIO. */
export const minioData = goStruct('events.MinioEventData', {
  MinioEventData: 'notification:[]Notification metadata?:{}string',
  Notification: `eventVersion:string eventSource:string awsRegion:string eventTime:string eventName:string userIdentity:Identity
    requestParameters:{}string responseElements:{}string s3:S3 source:Source`,
  Identity: 'principalId:string',
  S3: 's3SchemaVersion:string configurationId:string bucket:Bucket object:Object',
  Bucket: 'name:string ownerIdentity:Identity arn:string',
  Object:
    'key:string size?:int eTag?:string contentType?:string userMetadata?:{}string versionId?:string sequencer:string',
  Source: 'host:string port:string userAgent:string',
});
