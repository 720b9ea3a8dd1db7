import { encodeString } from '../language/go/json';
import { type GoStruct, goStruct, Misfit } from './go-struct';
import { slackStructs } from './slack-structs';

const plain = 'type:string user:string channel:string';
const timed = 'event_ts:string';
const ofChannel = `type:string channel:string ${timed}`;
const ofUser = `type:string channel:string user:string ${timed}`;
const pin = `type:string user:string item:Item channel_id:string ${timed} has_pins?:bool`;
const reaction = `type:string user:string reaction:string item_user:string item:Item ${timed}`;
const renamed = `type:string channel:Renamed ${timed}`;
const history = `type:string latest:string ts:string ${timed}`;
const fileOf = 'type:string file_id:string file:EventFile';
const teamIds = 'type:string team_ids:[]string';
const migration = 'type:string enterprise_id:string';
const assistant = `type:string assistant_thread:Thread ${timed}`;
const star = `type:string user:string item:Nothing ${timed}`;
const changedUser = `type:string user:ChangedUser cache_ts:int ${timed}`;
const installed = `type:string app_id:string app_name:string app_owner_id:string user_id:string team_id:string team_domain:string
  ${timed}`;
const metadataOf = `user_id:string team_id:string`;

/** The fields of an event by its type; an empty text stands for an event that passes as it is. */
const events: Readonly<Record<string, string>> = {
  app_deleted: `type:string app_id:string app_name:string app_owner_id:string team_id:string team_domain:string ${timed}`,
  app_home_opened: `${plain} ${timed} tab:string view?:*View`,
  app_installed: installed,
  app_mention: `type:string user:string text:string ts:string thread_ts:string channel:string ${timed} user_team?:string
    source_team?:string bot_id?:string blocks:raw attachments?:[]raw files?:[]raw upload?:bool edited?:*Edited
    assistant_thread?:*Token`,
  app_requested: '',
  app_uninstalled: 'type:string',
  app_uninstalled_team: installed,
  assistant_thread_context_changed: assistant,
  assistant_thread_started: assistant,
  call_rejected: `token:string team_id:string api_app_id:string event:Call type:string event_id:string authed_users:[]string`,
  channel_archive: ofUser,
  channel_created: `type:string channel:Created ${timed}`,
  channel_deleted: ofChannel,
  channel_history_changed: history,
  channel_id_changed: `type:string old_channel_id:string new_channel_id:string ${timed}`,
  channel_left: ofChannel,
  channel_rename: renamed,
  channel_shared: `type:string connected_team_id:string channel:string ${timed}`,
  channel_unarchive: ofUser,
  channel_unshared: `type:string previously_connected_team_id:string channel:string is_ext_shared:bool ${timed}`,
  commands_changed: `type:string ${timed}`,
  dnd_updated: 'type:string user:string dnd_status:Dnd',
  dnd_updated_user: 'type:string user:string dnd_status:DndOfUser',
  email_domain_changed: `type:string email_domain:string ${timed}`,
  emoji_changed: `type:string subtype:string ${timed} name?:string names?:[]string old_name?:string new_name?:string
    value?:string`,
  entity_details_requested: '',
  file_change: fileOf,
  file_created: fileOf,
  file_deleted: `type:string file_id:string ${timed}`,
  file_public: fileOf,
  file_shared: `type:string channel_id:string file_id:string user_id:string file:EventFile ${timed}`,
  file_unshared: fileOf,
  function_executed: '',
  grid_migration_finished: migration,
  grid_migration_started: migration,
  group_archive: ofChannel,
  group_close: plain,
  group_deleted: ofChannel,
  group_history_changed: history,
  group_left: ofChannel,
  group_open: plain,
  group_rename: renamed,
  group_unarchive: ofChannel,
  im_close: plain,
  im_created: 'type:string user:string channel:EventFile',
  im_history_changed: history,
  im_open: plain,
  invite_requested: '',
  link_shared: `type:string user:string ts:string channel:string message_ts:string thread_ts:string links:[]Link ${timed}`,
  member_joined_channel: `${plain} channel_type:string team:string inviter:string ${timed}`,
  member_left_channel: `${plain} channel_type:string team:string ${timed}`,
  message: `client_msg_id:string type:string user:string text:string blocks:raw thread_ts:string ts:string channel:string
    channel_type:string ${timed} user_team?:string source_team?:string message?:*Message root?:*Message
    previous_message?:*Message deleted_ts?:string subtype?:string bot_id?:string username?:string icons?:*Icon
    workflow_id?:string assistant_thread?:*Token room?:*raw no_notifications?:bool permalink?:string`,
  message_metadata_deleted: `type:string channel_id:string ${timed} previous_metadata:*Metadata app_id:string bot_id:string
    ${metadataOf} message_ts:string deleted_ts:string`,
  message_metadata_posted: `type:string app_id:string bot_id:string ${metadataOf} channel_id:string metadata:*Metadata
    message_ts:string ${timed}`,
  message_metadata_updated: `type:string channel_id:string ${timed} previous_metadata:*Metadata app_id:string bot_id:string
    ${metadataOf} message_ts:string metadata:*Metadata`,
  pin_added: pin,
  pin_removed: pin,
  reaction_added: reaction,
  reaction_removed: reaction,
  shared_channel_invite_accepted: '',
  shared_channel_invite_approved: '',
  shared_channel_invite_declined: '',
  shared_channel_invite_received: '',
  shared_channel_invite_requested: '',
  star_added: star,
  star_removed: star,
  subteam_created: 'type:string subteam:Subteam',
  subteam_members_changed: `type:string subteam_id:string team_id:string date_previous_update:int date_update:int
    added_users:[]string added_users_count:int removed_users:[]string removed_users_count:int`,
  subteam_self_added: 'type:string subteam_id:string',
  subteam_self_removed: 'type:string subteam_id:string',
  subteam_updated: 'type:string subteam:Subteam',
  team_access_granted: teamIds,
  team_access_revoked: teamIds,
  team_domain_change: 'type:string url:string domain:string team_id:string',
  team_join: `type:string user:*User ${timed}`,
  team_rename: 'type:string name:string team_id:string',
  tokens_revoked: `type:string tokens:Tokens ${timed}`,
  user_change: changedUser,
  user_huddle_changed: changedUser,
  user_profile_changed: `user:*User cache_ts:int type:string ${timed}`,
  user_status_changed: changedUser,
};

const parts = {
  ...slackStructs,
  Edited: 'user:string ts:string',
  Token: 'action_token:string',
  Thread: 'user_id:string context:Context channel_id:string thread_ts:string',
  Context: 'channel_id:string team_id:string enterprise_id:string',
  Item: 'type:string channel?:string message?:*ItemMessage file?:*raw comment?:*raw ts?:string',
  ItemMessage: `type:string user:string text:string ts:string pinned_to:[]string replace_original:bool
    delete_original:bool`,
  Created: 'id:string is_channel:bool name:string created:int creator:string',
  Renamed: 'id:string name:string created:int',
  EventFile: 'id:string',
  Link: 'domain:string url:string',
  Tokens: 'oauth:[]string bot:[]string',
  Nothing: '',
  Call: 'type:string call_id:string user_id:string channel_id:string external_unique_id:string',
  Dnd: 'dnd_enabled:bool next_dnd_start_ts:int next_dnd_end_ts:int snooze_enabled:bool snooze_endtime:int',
  DndOfUser: 'dnd_enabled:bool next_dnd_start_ts:int next_dnd_end_ts:int',
  Subteam: `id:string team_id:string is_usergroup:bool name:string description:string handle:string is_external:bool
    date_create:int date_update:int date_delete:int auto_type:string created_by:string updated_by:string
    deleted_by:string prefs:SubteamPrefs users:[]string user_count:int`,
  SubteamPrefs: 'channels:[]string groups:[]string',
  ChangedUser: `id:string team_id:string name:string deleted:bool color:string real_name:string tz:string tz_label:string
    tz_offset:int profile:ChangedProfile is_admin:bool is_owner:bool is_primary_owner:bool is_restricted:bool
    is_ultra_restricted:bool is_bot:bool is_app_user:bool updated:int is_email_confirmed:bool
    who_can_share_contact_card:string locale:string`,
  ChangedProfile: `title:string phone:string skype:string real_name:string real_name_normalized:string
    display_name:string display_name_normalized:string fields:{}any status_text:string status_emoji:string
    status_emoji_display_info:[]any status_expiration:int avatar_hash:string first_name:string last_name:string
    image_24:string image_32:string image_48:string image_72:string image_192:string image_512:string
    status_text_canonical:string team:string`,
};

const compiled = new Map<string, GoStruct>();

function structOf(type: string, fields: string): GoStruct {
  const known = compiled.get(type);
  if (known) return known;
  const struct = goStruct(`slackevents.${type}`, { Event: fields, ...parts });
  compiled.set(type, struct);
  return struct;
}

const callback = goStruct('slackevents.EventsAPICallbackEvent', { Callback: 'event:raw' });
const inner = goStruct('slack.Event', { Inner: 'type:string' });
const wholeMessage = goStruct('slack.Msg', slackStructs);

/**
 * What is published for an `event_callback`.
 * @param json the request's body, valid and compact
 * @throws Misfit for an event of a type that Argo Events does not know
 */
export function slackEvent(json: string): string {
  const event = callback.rewrite(json).slice('{"event":'.length, -1);
  const { type } = JSON.parse(read(inner, event)) as { readonly type: string };
  const fields = Object.hasOwn(events, type) ? events[type] : undefined;
  if (fields === undefined) throw new Misfit(`${fault}: ${type}, inner Event does not exist! ${type}`);
  return `{"type":${encodeString(type)},"Data":${fields === '' ? event : rewritten(type, fields, event)}}`;
}

const fault = 'EventsAPI Error parsing inner event';

function read(struct: GoStruct, event: string, fields?: { readonly [name: string]: string }): string {
  try {
    return struct.rewrite(event, fields);
  } catch (error) {
    if (error instanceof Misfit) throw new Misfit(`${fault}: unmarshalling_error, ${error.message}`);
    throw error;
  }
}

/** A new message is written twice: its fields stand where they were, and again under `message`. */
function rewritten(type: string, fields: string, event: string): string {
  const text = read(structOf(type, fields), event);
  const isNew = type === 'message' && (JSON.parse(event) as { message?: unknown }).message === undefined;
  return isNew ? read(structOf(type, fields), event, { message: read(wholeMessage, event) }) : text;
}
