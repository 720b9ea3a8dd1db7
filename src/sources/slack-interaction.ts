import { compactJson, goStruct, Misfit } from './go-struct';
import { slackMessage, slackStructs } from './slack-structs';

const wholeMessage = `${slackMessage} message?:*Message previous_message?:*Message root?:*Message`;

const interaction = goStruct('slack.InteractionCallback', {
  Interaction: `type:string token:string callback_id:string response_url:string trigger_id:string action_ts:string
    team:Team channel:Channel user:User original_message:WholeMessage message:WholeMessage name:string value:string
    message_ts:string attachment_id:string actions:raw view:View action_id:string api_app_id:string block_id:string
    container:Container enterprise:Enterprise is_enterprise_install:bool submission:{}string hash:string
    response_urls?:[]ResponseUrl is_cleared:bool state?:raw`,
  ...slackStructs,
  WholeMessage: wholeMessage,
  Container: `type:string view_id:string message_ts:string thread_ts?:string attachment_id:number channel_id:string
    is_ephemeral:bool is_app_unfurl:bool`,
  Enterprise: 'id:string name:string',
  ResponseUrl: 'block_id:string action_id:string channel_id:string response_url:string',
  Channel: `id:string created:unix is_open:bool last_read?:string latest?:*WholeMessage unread_count?:int
    unread_count_display?:int is_group:bool is_shared:bool is_im:bool is_ext_shared:bool is_org_shared:bool
    is_global_shared:bool is_pending_ext_shared:bool is_private:bool is_read_only:bool is_mpim:bool
    is_user_deleted:bool unlinked:int name_normalized:string num_members:int priority:float user:string
    connected_team_ids?:[]string shared_team_ids?:[]string internal_team_ids?:[]string context_team_id?:string
    conversation_host_id?:string previous_names?:[]string pending_shared?:[]string name:string creator:string
    is_archived:bool members:[]string topic:Topic purpose:Topic is_channel:bool is_general:bool is_member:bool
    locale:string properties:*Properties`,
  Topic: 'value:string creator:string last_set:unix',
  Properties: `canvas:Canvas posting_restricted_to:Restricted tabs:[]Tab threads_restricted_to:Restricted
    record_channel:RecordChannel`,
  Canvas: 'file_id:string is_empty:bool quip_thread_id:string',
  Restricted: 'type:[]string user:[]string',
  Tab: 'id:string label:string type:string',
  RecordChannel: 'record_id:string record_type:string record_label:string record_label_plural:string',
});

const blockActions = goStruct('slack.BlockActions', { BlockActions: 'actions:[]BlockAction', ...slackStructs });
const attachmentActions = goStruct('slack.AttachmentActions', {
  AttachmentActions: 'actions:[]AttachmentAction',
  AttachmentAction: `name:string text:string style?:string type:string value?:string data_source?:string
    min_query_length?:int options?:[]ActionOption selected_options?:[]ActionOption option_groups?:[]OptionGroup
    confirm?:*Confirmation url?:string`,
  ActionOption: 'text:string value:string description?:string',
  OptionGroup: 'text:string options:[]ActionOption',
  Confirmation: 'title?:string text:string ok_text?:string dismiss_text?:string',
});
const blockState = goStruct('slack.BlockActionStates', { BlockActionStates: 'state:*State', ...slackStructs });

interface Sent {
  readonly type?: string;
  readonly actions?: readonly { readonly block_id?: unknown }[] | null;
  readonly state?: { readonly values?: unknown } | null;
}

/**
 * What is published for an interaction: somebody pressed a button, sent a form or chose from a menu.
 * @param payload the JSON of the request
 * @throws Misfit
 */
export function slackInteraction(payload: string): string {
  const json = compactJson(payload);
  if (!json.startsWith('{')) throw new Misfit('it is no JSON object');
  const sent = JSON.parse(json) as Sent;
  return interaction.rewrite(json, { actions: actionsOf(sent, json), ...stateOf(sent, json) });
}

/** First the actions of attachments, then those of blocks. */
function actionsOf({ actions }: Sent, json: string): string {
  const items = actions ?? [];
  if (!Array.isArray(items)) throw new Misfit('its actions are no list');
  const isBlock = items.map((action) => typeof (action as { block_id?: unknown } | null)?.block_id === 'string');
  if (isBlock.every(Boolean)) return listIn(blockActions.rewrite(json));
  if (!isBlock.some(Boolean)) return listIn(attachmentActions.rewrite(json));
  const part = (ofBlock: boolean): string =>
    compactJson(JSON.stringify({ actions: items.filter((_, index) => isBlock[index] === ofBlock) }));
  const [attachments, blocks] = [
    listIn(attachmentActions.rewrite(part(false))),
    listIn(blockActions.rewrite(part(true))),
  ];
  return `[${attachments.slice(1, -1)},${blocks.slice(1, -1)}]`;
}

const listIn = (text: string): string => {
  const list = text.slice('{"actions":'.length, -1);
  return list === 'null' ? '[]' : list;
};

/** The state of the inputs, which has a struct of its own for actions in blocks. */
function stateOf({ type, state }: Sent, json: string): { readonly state?: string } {
  if (type !== 'block_actions') return {};
  if (state === undefined || state === null) return { state: '{}' };
  return { state: blockState.rewrite(json).slice('{"state":'.length, -1) };
}
