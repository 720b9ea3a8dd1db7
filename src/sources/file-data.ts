import { goStruct } from './go-struct';

/** What the event sources `file`, `sftp` and `hdfs` publish; without metadata these are null. */
export const fileData = goStruct('fsevent.Event', { Event: 'name:string op:int metadata:{}string' });
