import { goStruct } from './go-struct';

/** What the event source `sqs` publishes for a message of an Amazon SQS queue. */
export const sqsData = goStruct('events.SQSEventData', {
  SQSEventData: 'messageId:string messageAttributes:{}*Attribute body:any metadata?:{}string',
  Attribute: 'BinaryListValues:[]raw BinaryValue:raw DataType:*string StringListValues:[]*string StringValue:*string',
});
