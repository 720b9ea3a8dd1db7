import { goStruct } from './go-struct';

/** What the event source `amqp` publishes for a message of an AMQP broker such as RabbitMQ. */
export const amqpData = goStruct('events.AMQPEventData', {
  AMQPEventData: `contentType:string contentEncoding:string deliveryMode:int priority:int correlationId:string replyTo:string
    expiration:string messageId:string timestamp:string type:string appId:string exchange:string routingKey:string
    body:any metadata?:{}string`,
});
