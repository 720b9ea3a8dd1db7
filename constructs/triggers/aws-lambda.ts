import type { AWSLambdaTrigger } from '../../src/model/triggers/aws-lambda';
import { requireRoleOrKey } from '../requirements';
import {
  checkFilled,
  checkFixed,
  checkTogether,
  type FieldsOf,
  FieldsTrigger,
  type Message,
  triggerOf,
} from './declaration';

/** @see AwsLambdaTrigger.invoke */
export type AwsLambdaTriggerOptions = FieldsOf<AWSLambdaTrigger>;

/** Calls AWS Lambda. */
export class AwsLambdaTrigger extends FieldsTrigger {
  /**
   * Calls a function. An error within the function is not noticed by upstream.
   * @param input what the function gets; values of events may stand in it.
   * @throws EventloomError `bad-value` without a function, a region or an input, for half an access key, or a role that hides a key.
   */
  static invoke(options: AwsLambdaTriggerOptions, input: Message): AwsLambdaTrigger {
    checkFilled('awsLambda', options, 'functionName', 'region');
    checkTogether('awsLambda', options, 'accessKey', 'secretKey');
    checkFixed('awsLambda', options, 'accessKey', 'secretKey');
    requireRoleOrKey(triggerOf('awsLambda'), options);
    return new AwsLambdaTrigger('awsLambda', options, input);
  }
}
