import type { StructTable } from './go-struct';

/*
 * What Slack sends, as the structs that Argo Events reads it into: fields which they do not know are gone, and those that were not sent
 * are empty. Blocks, attachments and files have many shapes, and pass as they were sent.
 */

/** The fields of a message. */
export const slackMessage = `client_msg_id?:string type?:string channel?:string user?:string text?:string ts?:string
  thread_ts?:string is_starred?:bool pinned_to?:[]string attachments?:[]raw edited?:*SentEdited last_read?:string
  subscribed?:bool unread_count?:int subtype?:string hidden?:bool deleted_ts?:string event_ts?:string bot_id?:string
  username?:string icons?:*Icon bot_profile?:*raw trigger_id?:string workflow_id?:string inviter?:string topic?:string
  purpose?:string name?:string old_name?:string members?:[]string reply_count?:int reply_users?:[]string replies?:[]raw
  parent_user_id?:string latest_reply?:string files?:[]raw upload?:bool comment?:*raw item_type?:string reply_to?:int
  team?:string reactions?:[]raw response_type?:string replace_original:bool delete_original:bool metadata:Metadata
  blocks:raw permalink?:string`;

/** The structs that stand in events and in interactions. */
export const slackStructs: StructTable = {
  Message: slackMessage,
  Metadata: 'event_type:string event_payload:{}any',
  SentEdited: 'user?:string ts?:string',
  Icon: 'icon_url?:string icon_emoji?:string',
  Team: 'id:string name:string domain:string enterprise_id?:string enterprise_name?:string icon?:*TeamIcons',
  TeamIcons: 'image_36?:string image_48?:string image_72?:string image_132?:string image_230?:string',
  User: `id:string team_id:string name:string username?:string deleted:bool color:string real_name:string tz?:string
    tz_label:string tz_offset:int profile:Profile is_bot:bool is_admin:bool is_owner:bool is_primary_owner:bool
    is_restricted:bool is_ultra_restricted:bool is_stranger:bool is_app_user:bool is_connector_bot:bool
    is_workflow_bot:bool is_invited_user:bool is_email_confirmed:bool has_2fa?:*bool two_factor_type:*string
    has_files:bool presence:string locale:string updated:unix who_can_share_contact_card?:string
    enterprise_user:EnterpriseUser`,
  EnterpriseUser: `id:string enterprise_id:string enterprise_name:string is_admin:bool is_owner:bool
    is_primary_owner:bool teams:[]string`,
  Profile: `first_name?:string last_name?:string real_name:string real_name_normalized:string display_name:string
    display_name_normalized:string pronouns?:string avatar_hash:string email?:string skype?:string phone?:string
    image_24:string image_32:string image_48:string image_72:string image_192:string image_512:string
    image_1024?:string image_original?:string is_custom_image?:bool title?:string bot_id?:string api_app_id?:string
    always_active?:bool status_text?:string status_emoji?:string status_emoji_display_info?:[]EmojiInfo
    status_expiration?:int status_text_canonical?:string huddle_state?:string huddle_state_expiration_ts?:int
    start_date?:string guest_invited_by?:string team:string fields:{!}CustomField`,
  EmojiInfo: 'emoji_name:string display_alias?:string display_url?:string unicode?:string',
  CustomField: 'value:string alt:string label:string',
  View: `ok:bool error:string warning:string errors?:[]raw response_metadata:ResponseMetadata id:string team_id:string
    type:string title:*Text close:*Text submit:*Text blocks:raw private_metadata:string callback_id:string
    state:*State hash:string clear_on_close:bool notify_on_close:bool root_view_id:string previous_view_id:string
    app_id:string external_id:string bot_id:string app_installed_team_id:string`,
  ResponseMetadata: 'next_cursor:string messages:[]string warnings:[]string',
  State: 'values:{}{}BlockAction',
  BlockAction: `action_id:string block_id:string type:string text:Text value:string files:[]raw action_ts:string
    selected_option:Option selected_options:[]Option selected_user:string selected_users:[]string
    selected_channel:string selected_channels:[]string selected_conversation:string selected_conversations:[]string
    selected_date:string selected_time:string selected_date_time:int timezone:string initial_option:Option
    initial_user:string initial_channel:string initial_conversation:string initial_date:string initial_time:string
    rich_text_value:RichText`,
  Text: 'type:string text:string emoji?:*bool verbatim?:bool',
  Option: 'text:*Text value:string description?:*Text url?:string',
  RichText: 'type:string block_id?:string elements:[]raw',
};
