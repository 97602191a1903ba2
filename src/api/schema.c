/* SPDX-License-Identifier: EUPL-1.2 */
/* schema.c - the shapes of what the API takes and gives, as a table.
 *
 * The dispatcher refuses a body's unknown members by it, the OpenAPI document prints it, the
 * console's types are generated from that, and a system test holds real answers to it.
 *
 * Members read like the console's types: `name:type`, `name?:type` where it may be missing,
 * `type[]` a list, `type|null`.  Types: text, id (UUID), time (RFC 3339), int, number, bool, any,
 * or another schema.  A first word `+Name` takes over that schema's members. */
#include <stdio.h>
#include <string.h>

#include "api/api_priv.h"
#include "desk/ai.h"
#include "desk/assist.h"
#include "desk/automatic.h"
#include "desk/opening.h"
#include "desk/providers.h"
#include "knowledge/library.h"
#include "policy/versions.h"

/* ---- closed lists: the words of the room that owns them ---- */

#define WORD_AT(name, count)                                                                       \
    static const char *name##_at(int i)                                                            \
    {                                                                                              \
        return i < (int)(count) ? name##_name(i) : NULL;                                           \
    }
WORD_AT(access, ACCESSES)
WORD_AT(ai_left, AI_LEFTS)
WORD_AT(ai_limit, AI_MEASURES)
WORD_AT(ai_lock, AI_LOCKS)
WORD_AT(ai_scope, AI_SCOPES)
WORD_AT(ai_reason, AI_REASONS)
WORD_AT(assist_doubt, ASSIST_DOUBTS)
WORD_AT(assist_source, ASSIST_SOURCES)
WORD_AT(assist_verdict, VERDICTS)
WORD_AT(gateway_stop, GATEWAY_STOPS)
WORD_AT(rewrite_wish, REWRITE_WISHES)
WORD_AT(automatic, AUTOMATICS)
WORD_AT(automatic_judged, AUTO_JUDGED)
WORD_AT(automatic_mode, AUTO_MODES)
WORD_AT(automatic_state, AUTO_STATES)
WORD_AT(basis, BASES)
WORD_AT(category, CATEGORIES)
WORD_AT(channel, CHANNELS)
WORD_AT(direction, DIRECTIONS)
WORD_AT(extent, EXTENTS)
WORD_AT(identifier_kind, KNOWN_KINDS)
WORD_AT(pii_fate, PII_FATES)
WORD_AT(pii_stance, PII_STANCES)
WORD_AT(priority, PRIORITIES)
WORD_AT(provider_reason, PROVIDER_REASONS)
WORD_AT(provider_side, PROVIDER_SIDES)
WORD_AT(purpose, PURPOSES)
WORD_AT(role, ROLES)
WORD_AT(sentiment, SENTIMENTS)
WORD_AT(span_type, SPAN_TYPES)
WORD_AT(status, STATUSES)

/* Why something was not read; the first word is none. */
static const char *unread_at(int i)
{
    return i + 1 < (int)UNREADS ? unread_name((enum unread)(i + 1)) : NULL;
}

static const char *ai_task_at(int i)
{
    return i < ASSIST_TASKS ? task_row((enum assist_task)i)->name : NULL;
}

/* Whether vectors had a part in a search, or why not. */
static const char *near_at(int i)
{
    static const char *const words[] = { "off", "on" };

    if (i < 2)
        return words[i];
    return i - 1 < GATEWAY_STOPS ? gateway_stop_name((enum gateway_stop)(i - 1)) : NULL;
}

/* Why it was rejected; the first word is none. */
static const char *assist_fault_at(int i)
{
    return i + 1 < (int)ASSIST_FAULTS ? assist_fault_name((enum assist_fault)(i + 1)) : NULL;
}

/* Of each of these the first word is none. */
static const char *automatic_reason_at(int i)
{
    return i + 1 < (int)AUTO_REASONS ? automatic_reason_name((enum automatic_reason)(i + 1)) : NULL;
}

static const char *automatic_handed_at(int i)
{
    return i + 1 < (int)HANDEDS ? automatic_handed_name((enum automatic_handed)(i + 1)) : NULL;
}

static const char *automatic_how_at(int i)
{
    return i + 1 < (int)AUTO_HOWS ? automatic_how_name((enum automatic_how)(i + 1)) : NULL;
}

static const char *judge_at(int i)
{
    static const char *const judges[] = { "model", "rule", "person", NULL };

    return judges[i];
}

static const char *state_at(int i)
{
    static const char *const states[] = { "received", "queued", "sent", "failed", NULL };

    return states[i];
}

static const char *change_kind_at(int i)
{
    return i < CHANGE_KINDS ? change_kind_name((enum change_kind)i) : NULL;
}

static const char *proposal_state_at(int i)
{
    return i < PROPOSAL_STATES ? proposal_state_name((enum proposal_state)i) : NULL;
}

static const char *article_state_at(int i)
{
    return i < ARTICLE_STATES ? article_state_name((enum article_state)i) : NULL;
}

static const char *consent_way_at(int i)
{
    size_t count;
    const char *const *ways = consent_ways(&count);

    return (size_t)i < count ? ways[i] : NULL;
}

static const char *document_kind_at(int i)
{
    size_t count;
    const char *const *kinds = provider_document_kinds(&count);

    return (size_t)i < count ? kinds[i] : NULL;
}

static const char *dialect_at(int i)
{
    return i < CHAT_DIALECTS ? chat_dialect_name((enum chat_dialect)i) : NULL;
}

static const struct {
    const char *name;
    const char *(*word)(int i); /* NULL behind the last */
} lists[] = {
    { "Access", access_at },
    { "AiLeft", ai_left_at },
    { "AiLimit", ai_limit_at },
    { "AiLock", ai_lock_at },
    { "AiScope", ai_scope_at },
    { "ConsentWay", consent_way_at },
    { "ProviderDocumentKind", document_kind_at },
    { "ProviderKind", dialect_at },
    { "ProviderReasonCode", provider_reason_at },
    { "ProviderSide", provider_side_at },
    { "AiReason", ai_reason_at },
    { "AiTask", ai_task_at },
    { "AlertRule", opening_rule_at },
    { "ArticleState", article_state_at },
    { "AssistDoubt", assist_doubt_at },
    { "AssistFault", assist_fault_at },
    { "AssistSourceKind", assist_source_at },
    { "AssistVerdict", assist_verdict_at },
    { "AutomaticHanded", automatic_handed_at },
    { "AutomaticHow", automatic_how_at },
    { "AutomaticJudged", automatic_judged_at },
    { "AutomaticMode", automatic_mode_at },
    { "AutomaticReason", automatic_reason_at },
    { "AutomaticState", automatic_state_at },
    { "Automatic", automatic_at },
    { "Basis", basis_at },
    { "Category", category_at },
    { "Channel", channel_at },
    { "ContactKind", identifier_kind_at },
    { "Direction", direction_at },
    { "Extent", extent_at },
    { "GatewayStop", gateway_stop_at },
    { "DraftOut", several_out_at },
    { "SearchNear", near_at },
    { "Judge", judge_at },
    { "MessageState", state_at },
    { "Priority", priority_at },
    { "ProposalState", proposal_state_at },
    { "Purpose", purpose_at },
    { "ChangeKind", change_kind_at },
    { "RewriteWish", rewrite_wish_at },
    { "Role", role_at },
    { "Fate", pii_fate_at },
    { "Stance", pii_stance_at },
    { "Sentiment", sentiment_at },
    { "SpanType", span_type_at },
    { "Status", status_at },
    { "Unread", unread_at },
    { "View", api_view_at },
};

/* ---- shapes ---- */

static const struct {
    const char *name, *members;
} shapes[] = {
    { "Named", "id:id name:text" },
    { "Guarded", "access:Access text:text|null" },
    { "Problem", "type:text title:text status:int detail:text rule?:text fields?:WrongField[] "
                 "next?:text factors?:text[] organisations?:Named[] csrf?:text" },
    { "WrongField", "field:text reason:text" },

    { "LogIn", "email:text password:text otp?:text organisation?:id" },
    { "Session", "user:SessionUser org:Named roles:Role[] purposes:Purpose[] csrf:text "
                 "fresh_until:time second_factor:bool factors:text[]" },
    { "Code", "otp:text" },
    { "FactorShown", "otp?:text passkey?:PasskeyShown" },
    { "PasskeyAsked", "challenge:text rp:text timeout:int verify:bool known:text[] "
                      "user?:PasskeyUser" },
    { "PasskeyUser", "id:text name:text display:text" },
    { "PasskeyShown", "id:text client_data:text data:text signature:text user?:text" },
    { "PasskeyLogIn", "passkey:PasskeyShown organisation?:id" },
    { "SsoProvider", "organisation:id name:text" },
    { "SsoAsked", "organisation:id invitation?:text" },
    { "SsoBegun", "url:text" },
    { "SsoAnswer", "code:text state:text iss?:text" },
    { "SsoEnd", "url:text|null" },
    { "SsoMapping", "value:text roles:Role[]" },
    { "Sso", "possible:bool set:bool redirect:text name:text issuer:text client:text "
             "secret_set:bool roles_claim:text mappings:SsoMapping[] adds_unknown:bool "
             "trusts_address:bool listed:bool second:text acr_values:text amr_values:text" },
    { "SsoChange", "name:text issuer:text client:text secret?:text roles_claim?:text "
                   "mappings?:SsoMapping[] adds_unknown?:bool trusts_address?:bool listed?:bool "
                   "second?:text acr_values?:text amr_values?:text" },
    { "NewPasskey", "name:text client_data:text data:text" },
    { "Choice", "organisation:id" },
    { "Again", "password?:text otp?:text passkey?:PasskeyShown" },
    { "Security",
      "shown:text[] factors:Factor[] passkeys:bool recovery_codes:int sessions:OwnSession[] "
      "devices:Device[]" },
    { "Factor", "id:id kind:text name:text created:time used:time cloned:time|null" },
    { "OwnSession", "id:id about:text created:time seen:time expires:time current:bool" },
    { "Device", "id:id about:text first:time last:time known:bool current:bool" },
    { "FactorName", "name:text" },
    { "NewTotp", "secret:text uri:text" },
    { "RecoveryCodes", "recovery_codes:text[] csrf:text" },
    { "NewPassword", "old?:text new:text" },
    { "InvitationAsked", "invitation:text" },
    { "Invitation", "name:text email:text organisation:text has_password:bool" },
    { "InvitationAccepted", "invitation:text password:text" },
    { "SessionUser", "id:id name:text email:text lang:text" },
    { "Meta", "intents:text[] queues:text[] langs:text[] types:MetaType[] opening:MetaOpening "
              "ai_lock:AiLock version:text" },
    { "MetaOpening", "reason_required:bool reasons:text[] seconds:int emergency:bool" },
    { "MetaType", "type:SpanType category:Category" },
    { "User", "id:id name:text roles:Role[] email?:text lang?:text state?:text approvable?:bool "
              "created?:time scope?:UserScope" },
    { "NewUser", "email:text name:text roles:Role[] lang?:text" },
    { "UserChange", "name?:text roles?:Role[] lang?:text disabled?:bool approve?:bool" },
    { "UserMade", "id:id name:text email:text lang:text roles:Role[] state:text "
                  "invitation:text|null" },
    { "ViewCounts", "items:ViewCount[]" },
    { "ViewCount", "view:View count:int" },

    { "TicketRow",
      "id:id number:int version:int status:Status queue:text assignee:Named|null "
      "priority:JudgedPriority intent:JudgedText sentiment:JudgedSentiment rights:Right|null "
      "lang:text lang_by:Judge channel:Channel automatic:Automatic tags:text[] person:TicketPerson "
      "subject:text snippet:text messages:int created:time updated:time" },
    { "JudgedPriority", "label:Priority p:number rule:text|null by:Judge" },
    { "JudgedText", "label:text p:number by:Judge" },
    { "JudgedSentiment", "label:Sentiment p:number by:Judge" },
    { "Right", "article:int p:number" },
    { "TicketPerson", "id:id name:Guarded" },
    { "Ticket", "+TicketRow participants:Participant[] items:Message[] events:Change[] "
                "viewing:Viewer[] entry:EntryNote" },
    { "Participant", "person:id name:Guarded contacts:Contact[]" },
    { "Contact", "kind:ContactKind value:Guarded" },
    { "Message", "id:id direction:Direction at:time author:Named|null subject:text skeleton:text "
                 "spans:Span[] quote:Part|null signature:Part|null attachments:Attachment[] "
                 "html:bool hidden_text:bool repaired:bool unverified:bool erased:bool "
                 "automatic:Automatic state:MessageState" },
    { "Part", "skeleton:text spans:Span[]" },
    { "Span", "start:int end:int token:text type:SpanType kind:text|null category:Category "
              "access:Access may_open:bool destroyed:bool text:text|null" },
    { "Attachment",
      "id:id name:text type:text size:int read:Extent why:Unread|null found:Found[]" },
    { "Found", "type:SpanType category:Category n:int" },
    { "Change", "at:time by:Named|null what:text from:text to:text" },
    { "EntryNote", "n:int at:time" },
    { "TicketChange", "status?:Status assignee?:id|null queue?:text priority?:Priority "
                      "tags?:text[] intent?:text sentiment?:Sentiment lang?:text" },
    { "Reveal", "tokens:text[] purpose?:Purpose reason?:text emergency?:bool" },
    { "Copied", "token:text purpose?:Purpose" },
    { "Opened", "items:OpenedToken[] entry:OpenedEntry seconds:int" },
    { "OpenedToken", "token:text text:text|null" },
    { "OpenedEntry", "n:int at:time act:text purpose:Purpose categories:Category[]" },
    { "Openings", "day:text team:int|null items:OpeningsOf[]" },
    { "OpeningsOf", "user:Named|null persons:int openings:int no_ticket:int off_hours:int "
                    "emergencies:int usual:int|null limit:int" },
    { "OpeningLimits",
      "persons:int openings:int times:int no_ticket:int off_hours:int sequence:int" },
    { "UserOpenings",
      "persons:int|null openings:int|null times:int|null no_ticket:int|null off_hours:int|null "
      "sequence:int|null organisation:OpeningLimits" },
    { "UserOpeningsChange",
      "persons?:int|null openings?:int|null times?:int|null no_ticket?:int|null "
      "off_hours?:int|null sequence?:int|null" },
    { "Alert",
      "id:id rule:AlertRule user:Named|null day:text at:time last:time count:int limit:int "
      "own:int|null team:int|null entry:int mine:bool acknowledged:Acknowledged|null" },
    { "Alerts", "items:Alert[] next:text|null open:int answered:int" },
    { "Acknowledged", "by:Named|null at:time note:text" },
    { "AlertNote", "note:text" },
    { "AlertEvent", "id:id" },
    { "Emergency", "id:id user:Named|null ticket:id number:int at:time purpose:Purpose "
                   "categories:Category[] entry:int reason:text due:time overdue:bool mine:bool "
                   "review:Review|null" },
    { "Review", "by:Named|null at:time justified:bool note:text" },
    { "ReviewGiven", "justified:bool note:text" },
    { "Reply", "text:text status?:Status" },
    { "Note", "text:text" },
    { "Viewing", "typing?:bool" },

    { "Mark", "text?:text type?:SpanType token?:text reason?:text" },

    { "TicketEvent", "id:id version:int" },
    { "ViewingEvent", "id:id users:Viewer[]" },
    { "Viewer", "id:id name:text typing:bool" },

    { "NewMessage", "from:Sender subject?:text text?:text html?:text sent_at?:time "
                    "external_id?:text attachments?:NewAttachment[]" },
    { "Sender", "name?:text email?:text phone?:text handle?:text customer_ref?:text" },
    { "NewAttachment", "name?:text type?:text content:text" },
    { "Taken", "ticket:id|null message:id number?:int duplicate:bool quarantined:bool" },

    { "Person", "id:id name:Guarded contacts:Contact[] restricted:bool erased:bool" },
    { "PersonRow", "+Person tickets:int" },
    { "PersonPage", "+Person tickets:TicketRow[] ai_allowed:bool consents:Consent[]" },
    { "Consents", "ai_allowed:bool consents:Consent[]" },
    { "Consent", "given:bool how:ConsentWay note:text by:Named|null at:time" },
    { "ConsentSaid", "given:bool how:ConsentWay note?:text" },

    { "Provider", "+ProviderRecord id:id version:int key_set:bool key_at:time|null tasks:text[] "
                  "limits:ProviderLimits today:AiUse usable:bool refused:ProviderReason[] "
                  "missing:ProviderReason[] approvals:ProviderApproval[] created:time changed:time "
                  "retired:time|null" },
    { "ProviderRecord", "name:text owner:text kind:ProviderKind url:text model:text region:text "
                        "deployment:text deployment_kind:text api_version:text key_is_token:bool "
                        "terms:ProviderTerms" },
    { "ProviderTerms", "entity:text own:bool retention_days:int|null training:bool|null "
                       "subprocessors:text[]|null contract:ProviderContract "
                       "certificates:ProviderCertificate[]" },
    { "ProviderContract", "reference:text from:time|null until:time|null" },
    { "ProviderCertificate", "name:text until:time|null" },
    { "ProviderLimits", "at_once:int calls_max:int cost_max:int price_in:int price_out:int "
                        "seconds:int tokens_max:int" },
    { "AiUse", "calls:int failed:int tokens_in:int tokens_out:int cost:int" },
    { "ProviderReason", "code:ProviderReasonCode text:TwoTexts" },
    { "ProviderApproval", "as:ProviderSide by:Named|null at:time until:time" },
    { "ProviderPage", "+Provider versions:ProviderVersion[] history:ProviderPast[] "
                      "documents:ProviderDocument[]" },
    { "ProviderVersion", "version:int by:Named|null at:time record:ProviderRecord" },
    { "ProviderPast", "+ProviderApproval version:int withdrawn:time|null "
                      "withdrawn_by:Named|null" },
    { "ProviderDocument", "id:id kind:ProviderDocumentKind name:text type:text size:int "
                          "digest:text by:Named|null at:time" },
    { "NewProvider",
      "name:text kind:ProviderKind url:text model?:text region?:text owner?:text deployment?:text "
      "deployment_kind?:text api_version?:text key?:text|null key_is_token?:bool "
      "terms?:ProviderTermsChange tasks?:text[] limits?:ProviderLimitsChange" },
    { "ProviderChange",
      "name?:text kind?:ProviderKind url?:text model?:text region?:text owner?:text "
      "deployment?:text deployment_kind?:text api_version?:text key?:text|null "
      "key_is_token?:bool terms?:ProviderTermsChange tasks?:text[] "
      "limits?:ProviderLimitsChange" },
    { "ProviderTermsChange", "entity?:text own?:bool retention_days?:int|null training?:bool|null "
                             "subprocessors?:text[]|null contract?:ProviderContractSaid|null "
                             "certificates?:ProviderCertificateSaid[]" },
    { "ProviderContractSaid", "reference:text from?:time|null until?:time|null" },
    { "ProviderCertificateSaid", "name:text until?:time|null" },
    { "ProviderLimitsChange", "at_once?:int calls_max?:int cost_max?:int price_in?:int "
                              "price_out?:int seconds?:int tokens_max?:int" },
    { "ProviderApproving", "as:ProviderSide until?:time version?:int" },
    { "NewProviderDocument", "kind:ProviderDocumentKind name:text type?:text content:text" },

    { "AiSwitches", "lock:AiLock switches:AiSwitchState[] history:AiSwitchState[] "
                    "uncontracted:AiTask[]" },
    { "AiSwitchState", "scope:AiScope what:text name:text on:bool by:Named|null at:time|null" },
    { "AiSwitchChange", "scope:AiScope what?:text on:bool" },

    { "Source",
      "id:id name:text channel:Channel purpose:Purpose|null basis:Basis special_condition:text "
      "retention_days:int categories:Category[] complete:bool created:time" },
    { "NewSource",
      "name:text channel:Channel purpose?:Purpose basis?:Basis special_condition?:text "
      "categories?:Category[] retention_days?:int" },
    { "SourceChange",
      "purpose?:Purpose basis?:Basis special_condition?:text categories?:Category[] "
      "retention_days?:int" },
    { "ArticleRow", "id:id version:int lang:text public:bool guide:bool title:text category:text "
                    "owner:Named|null orphan:bool valid_from:time|null valid_until:time|null "
                    "state:ArticleState created:time updated:time family:id" },
    { "Article", "+ArticleRow text:text html:text may_write:bool translations:Translation[] "
                 "personal:ArticleFinding[] steps:GuideStep[] files:ArticleFile[]" },
    { "ArticleFile", "id:id name:text type:text size:int" },
    { "NewArticleFile", "name:text type:text content:text seen?:bool" },
    { "GuideStep", "name:text html:text see:GuideSee|null answers:GuideAnswer[]" },
    { "GuideSee", "id:id|null title:text" },
    { "GuideAnswer", "text:text to:int" },
    { "Translation", "id:id lang:text title:text state:ArticleState" },
    { "ArticleFinding", "start:int end:int in_title:bool type:SpanType" },
    { "NewArticle",
      "title:text text:text lang:text public?:bool guide?:bool category?:text owner?:id|null "
      "valid_from?:time|null valid_until?:time|null translation_of?:id|null" },
    { "ArticleChange", "title?:text text?:text lang?:text public?:bool guide?:bool category?:text "
                       "owner?:id|null valid_from?:time|null valid_until?:time|null "
                       "archived?:bool translation_of?:id|null" },
    { "ArticleVersion", "version:int title:text text:text by:Named|null at:time" },
    { "Macro", "id:id version:int family:id lang:text name:text shortcut:text text:text "
               "intent:text|null queue:text|null shared:bool owner:Named|null "
               "actions:MacroActions archived:bool uses:int used:time|null created:time "
               "updated:time may_write:bool" },
    { "MacroActions", "status:Status|null queue:text|null tags:text[]" },
    { "MacroDone", "status?:Status|null queue?:text|null tags?:text[]" },
    { "NewMacro", "name:text text:text lang:text shortcut?:text intent?:text|null "
                  "queue?:text|null shared?:bool actions?:MacroDone translation_of?:id|null "
                  "house?:bool" },
    { "MacroChange", "name?:text text?:text lang?:text shortcut?:text intent?:text|null "
                     "queue?:text|null shared?:bool actions?:MacroDone translation_of?:id|null "
                     "archived?:bool house?:bool" },
    { "Knowledge", "synonyms:text help:HelpPage near:NearProgress mine_stale:int may_write:bool "
                   "may_publish:bool" },
    { "KnowledgeChange", "synonyms?:text help?:HelpPage" },
    { "HelpPage", "on:bool slug:text" },
    { "NearProgress", "on:bool articles:int ready:int" },
    { "KnowledgeQuestion", "text:text lang?:text limit?:int asked?:bool ticket?:id "
                           "intent?:text" },
    { "Gap", "ids:id[] lang:text words:text others:text[] asked:int customers:int last:time" },
    { "GapsDone", "ids:id[]" },
    { "ArticleFrom", "tickets:id[] words?:text lang:text purpose?:Purpose embedded?:bool "
                     "nonce?:text" },
    { "DraftTicket", "id:id number:int out:DraftOut|null" },
    { "ArticleDraft", "+Suggestion ticket:id tickets:DraftTicket[]" },
    { "ArticleDraftPreview", "+AssistPreview tickets_of:DraftTicket[]" },
    { "AiHere", "tasks:AiStanding[] translated:number" },
    { "AiStanding", "on:bool reason:AiReason by:Named|null since:time|null provider:text|null "
                    "region:text|null task:AiTask" },
    { "Assist", "task:AiTask purpose?:Purpose text?:text wish?:RewriteWish message?:id lang?:text "
                "embedded?:bool nonce?:text stream?:bool" },
    { "AssistPiece", "text:text" },
    { "Suggestion",
      "id:id task:AiTask at:time by:Named|null lang:text text:text marks:AssistMark[] "
      "citations:AssistCited[] source:AssistSource|null greeting:text signature:text provider:text "
      "embedded:bool "
      "stop:GatewayStop confidence:number left:AssistLeft ms:int entry:int "
      "verdict:AssistVerdict reason:AssistFault|null seen:bool" },
    { "AssistMark", "doubt:AssistDoubt start:int end:int" },
    { "AssistCited",
      "article:id version:int passage:int title:text heading:text public:bool aside:bool "
      "kept:int judged:int" },
    { "AssistSource", "kind:AssistSourceKind id:id|null version:int passage:int name:text kept:int "
                      "judged:int factor:number" },
    { "AssistLeft",
      "provider:text|null entity:text region:text model:text version:int body:text "
      "parts:int missing:int[] entries:int[] "
      "categories:any tokens:any surrogates:any left_out:any messages:int messages_left:int "
      "tickets:int "
      "bytes:int bytes_in:int cost:number found:AssistFound[]" },
    { "AssistPreview", "+AssistLeft nonce:text|null by_words:bool" },
    { "AssistFound", "type:SpanType known:bool start:int length:int" },
    { "Verdict", "verdict:AssistVerdict reason?:AssistFault message?:id text?:text" },
    { "SuggestionFigures", "since:time judged:SuggestionSum[] asked:SuggestionAsked[]" },
    { "SuggestionSum", "task:AiTask lang:text intent:text verdict:AssistVerdict "
                       "reason:AssistFault|null count:int compared:int distance:number "
                       "seen:bool" },
    { "SuggestionAsked", "task:AiTask remote:bool stop:GatewayStop count:int cost:number "
                         "bytes:int ms:int" },
    { "AutomaticRules", "days:int sure:number rules:AutomaticRule[] past:AutomaticRuleSet[] "
                        "counts:AutomaticCount[]" },
    { "AutomaticRuleSet",
      "id:id intent:text lang:text mode:AutomaticMode promise:number threshold:number|null "
      "chosen:bool sample:int by:Named|null at:time reason:text" },
    { "AutomaticRule", "+AutomaticRuleSet holds:bool judged:int needed:int drafts:AutomaticDrafts "
                       "steps:AutomaticStep[]" },
    { "AutomaticDrafts", "accepted:int edited:int rejected:int against:int" },
    { "AutomaticStep", "threshold:number answered:int share:number wrong:int expected:number "
                       "bound:number holds:bool" },
    { "AutomaticCount", "intent:text lang:text state:AutomaticState reason:AutomaticReason|null "
                        "handed:AutomaticHanded|null judged:AutomaticJudged count:int" },
    { "AutomaticWish", "intent:text lang?:text mode:AutomaticMode promise:number "
                       "threshold?:number|null sample:int" },
    { "AutomaticCase",
      "ticket:id intent:text lang:text at:time state:AutomaticState mode:AutomaticMode "
      "reason:AutomaticReason|null confidence:number threshold:number answer:id|null "
      "reply:id|null alike:number judged:AutomaticJudged judged_how:AutomaticHow|null "
      "judged_by:Named|null handed:AutomaticHanded|null handed_at:time|null" },
    { "AutomaticOfTicket", "case:AutomaticCase|null text:text citations:AssistCited[]" },
    { "AutomaticJudgement", "right:bool" },
    { "KnowledgeFound", "items:Citation[] repaired:text near:SearchNear left:SearchLeft|null" },
    { "SearchLeft", "+AssistLeft at:time ms:int entry:int" },
    { "Citation", "article:id version:int passage:int lang:text public:bool guide:bool title:text "
                  "category:text heading:text text:text score:number cover:number kept:int "
                  "judged:int" },
    { "KnowledgeDraft", "text:text guide?:bool lang?:text" },
    { "ArticleWords", "title:text text:text lang:text except?:id" },
    { "AlikeArticle", "article:id title:text public:bool state:ArticleState share:number" },
    { "KnowledgePreview", "html:text steps:GuideStep[]" },
    { "Held", "id:id source:Named at:time size:int reason:text" },
    { "Nothing", "" },
    { "Released", "ticket:id message:id duplicate:bool" },

    { "Policy", "+PolicyVersionText proposal:id|null" },
    { "PolicyVersion", "version:int at:time by:Named|null approved_by:Named|null comment:text "
                       "same_as:int|null four_eyes:bool" },
    { "PolicyVersionText", "+PolicyVersion rows:PolicyRow[] csv:text contracts:text" },
    { "PolicyRow", "role:Role purpose:Purpose category:Category access:Access" },
    { "PolicyDraft", "csv?:text contracts?:text four_eyes?:bool version?:int same_as?:int" },
    { "PolicyText", "csv?:text contracts?:text four_eyes?:bool version?:int comment:text" },
    { "PolicyRollback", "to:int version?:int comment:text" },
    { "PolicyChanges", "from:int to:int|null four_eyes:FourEyesChange|null items:CellChange[]" },
    { "FourEyesChange", "to:bool text:TwoTexts" },
    { "CellChange", "kind:ChangeKind role:Role|null purpose:Purpose|null task:text|null "
                    "provider:text|null category:text from:text to:text text:TwoTexts" },
    { "Floors", "cells:FloorCell[] rules:FloorRule[]" },
    { "FloorCell", "role:Role purpose:Purpose category:Category most:Access rule:text" },
    { "FloorRule", "rule:text text:TwoTexts" },
    { "Proposal", "id:id base:int at:time by:Named|null comment:text expires:time "
                  "state:ProposalState decided_by:Named|null decided_at:time|null reason:text "
                  "changes:PolicyChanges" },
    { "Refusal", "reason:text" },
    { "UserScope", "own:bool queues?:text[]" },
    { "UserScopeChange", "own?:bool queues?:text[]" },
    { "ScopeNote", "rule:text text:TwoTexts" },
    { "WhoSees", "category:Category version:int roles:RoleSees[] emergency:EmergencySees[] "
                 "guarded:GuardedPersons users:UserOfCategory[]" },
    { "GuardedPersons", "persons:int restricted:int vip:int" },
    { "RoleSees", "role:Role purpose:Purpose access:Access rule:text text:TwoTexts" },
    { "EmergencySees", "role:Role purpose:Purpose access:Access rule:text" },
    { "UserOfCategory", "user:Named roles:Role[] items:PurposeSees[] scopes:ScopeNote[]" },
    { "PurposeSees",
      "purpose:Purpose access:Access rule:text emergency?:InEmergency hidden:Hidden[]" },
    { "Hidden", "rule:text persons:int" },
    { "InEmergency", "access:Access rule:text" },
    { "UserSees", "user:Named roles:Role[] active:bool version:int ticket:id|null scope:UserScope "
                  "scopes:ScopeNote[] cells:CellSees[]" },
    { "CellSees",
      "purpose:Purpose category:Category access:Access rule:text emergency?:InEmergency" },
    { "PersonGuard", "person:id restricted:bool vip:bool named:Named[]" },
    { "Restriction", "restricted?:bool named?:id[]" },
    { "Protection", "vip?:bool named?:id[]" },
    { "Explained", "access:Access rule:text text:TwoTexts" },
    { "TwoTexts", "fr:text en:text" },
    { "Organisation", "+OrganisationSettings id:id name:text" },
    { "OrganisationSettings",
      "ai:AiSwitch regions:text[] keep_credentials:bool "
      "customer_refs:text[] queues:text[] detection:Detection login:Login opening:Opening" },
    { "Opening",
      "reason_required:bool reasons:text[] seconds:int zone:text from:text to:text days:int[] "
      "persons:int openings:int times:int no_ticket:int off_hours:int sequence:int "
      "emergency:Role[] emergency_wanted:EmergencyWanted|null review_days:int mail_minutes:int" },
    { "EmergencyWanted", "roles:Role[] by:id at:time" },
    { "OpeningChange",
      "reason_required?:bool reasons?:text[] seconds?:int zone?:text from?:text to?:text "
      "days?:int[] persons?:int openings?:int times?:int no_ticket?:int off_hours?:int "
      "sequence?:int emergency?:Role[] review_days?:int mail_minutes?:int" },
    { "Login", "idle_minutes:int session_hours:int fresh_minutes:int require:LoginRequired" },
    { "LoginRequired", "agent:text supervisor:text controller:text admin:text auditor:text" },
    { "LoginChange", "idle_minutes?:int session_hours?:int fresh_minutes?:int "
                     "require?:LoginRequiredChange" },
    { "LoginRequiredChange",
      "agent?:text supervisor?:text controller?:text admin?:text auditor?:text" },
    { "OrganisationChange",
      "ai?:AiChange regions?:text[] keep_credentials?:bool "
      "customer_refs?:text[] queues?:text[] "
      "detection?:DetectionChange login?:LoginChange opening?:OpeningChange" },
    { "Detection", "stance:Stance off:SpanType[] thresholds:Threshold[] allow:text[] "
                   "deny:Denied[]" },
    { "DetectionChange", "stance?:Stance off?:SpanType[] thresholds?:Threshold[] allow?:text[] "
                         "deny?:Denied[]" },
    { "Threshold", "type:SpanType least:number" },
    { "Denied", "type:SpanType value:text" },
    { "DetectionTrial", "text:text customer_refs?:text[] detection?:DetectionChange" },
    { "DetectionTried", "items:Candidate[]" },
    { "Candidate", "start:int end:int text:text type:SpanType kind:text|null by:text score:number "
                   "threshold:number fate:Fate evidence:text|null why:text against:Rival|null" },
    { "Corrections", "lessons:int items:CorrectionSum[]" },
    { "CorrectionSum", "type:SpanType missed:int wrong:int shift:number threshold:number" },
    { "Rival", "type:SpanType start:int end:int text:text" },
    { "AiModels", "object:text data:AiModel[]" },
    { "AiModel", "id:text object:text created:int owned_by:text" },
    { "AiTalk", "model:text messages:any[] stream?:bool max_tokens?:int max_completion_tokens?:int "
                "temperature?:number response_format?:any stream_options?:any" },
    { "AiSaid", "id:text object:text created:int model:text choices:any[] usage:AiUsage" },
    { "AiUsage", "prompt_tokens:int completion_tokens:int total_tokens:int" },
    { "AiSwitch", "enabled:bool limits:AiLimits names:text tasks:text[] tone:text" },
    { "AiChange", "enabled?:bool limits?:AiLimitsChange names?:text tasks?:text[] tone?:text" },
    { "AiLimits", "at_once:int calls_max:int cost_max:int tokens_max:int" },
    { "AiUseNow", "measures:AiMeasure[] until:time" },
    { "AiMeasure", "what:AiLimit used:int max:int left:AiLeft" },
    { "AiLimitsChange", "at_once?:int calls_max?:int cost_max?:int tokens_max?:int" },
    { "Token", "id:id name:text scope:text source:id|null tasks:text[] created:time "
               "expires:time|null used:time|null revoked:time|null" },
    { "NewToken", "name:text source?:id tasks?:text[] expires?:time" },
    { "MadeToken", "id:id name:text scope:text source:id|null tasks:text[] token:text|null" },

    { "Entries", "items:Entry[] size:int next:text|null" },
    { "Entry", "n:int hash:text entry:JournalEntry|null" },
    { "JournalEntry",
      "act:text at:time basis:text|null by:text categories:text[] digest?:text n?:int "
      "on:JournalSubject|null org:id|null purpose:text|null reason?:text result:text|null "
      "rule?:text" },
    { "JournalSubject", "id?:id kind:text" },
    { "EntriesFound", "items:Entry[] size:int indexed:int next:text|null" },
    { "Witnesses", "witnesses:Witness[] size:int" },
    { "Witness", "id:id name:text key:text url:text mail:text lang:text created:time sent_size:int "
                 "sent_at:time|null tried_at:time|null failure:text next_at:time|null "
                 "cosigned_size:int cosigned_at:time|null" },
    { "NewWitness", "name?:text key?:text url?:text mail?:text lang?:text" },
    { "OldCheckpoint", "checkpoint:text" },
    { "Growth", "since:int size:int path:text[] checkpoint:text" },
    { "Proof", "n:int size:int path:text[] checkpoint:text" },
};

const char *schema_members(const char *name)
{
    for (size_t i = 0; name && i < COUNT_OF(shapes); i++)
        if (strcmp(shapes[i].name, name) == 0)
            return shapes[i].members;
    return NULL;
}

bool schema_next(struct str *rest, struct schema_member *ret)
{
    struct str word;
    size_t colon;

    do
        if (!str_split(rest, ' ', &word))
            return false;
    while (!word.len || word.ptr[0] == '+');
    colon = str_chr(word, ':', 0);
    *ret = (struct schema_member){ .name = str_slice(word, 0, colon),
                                   .type = str_from(word, colon + 1) };
    ret->optional = str_ends(ret->name, STR("?"));
    if (ret->optional)
        ret->name.len--;
    ret->nullable = str_ends(ret->type, STR("|null"));
    if (ret->nullable)
        ret->type.len -= strlen("|null");
    ret->list = str_ends(ret->type, STR("[]"));
    if (ret->list)
        ret->type.len -= strlen("[]");
    return true;
}

/* ---- as JSON Schema (OpenAPI 3.1) ---- */

static const struct {
    const char *name, *json, *format;
} plain_types[] = {
    { "text", "string", NULL }, { "id", "string", "uuid" },   { "time", "string", "date-time" },
    { "int", "integer", NULL }, { "number", "number", NULL }, { "bool", "boolean", NULL },
};

static void write_reference(struct json_out *o, const char *key, struct str name)
{
    char ref[64];

    snprintf(ref, sizeof ref, "#/components/schemas/%.*s", (int)name.len, name.ptr);
    json_cstr(o, key, ref);
}

/* {"type": ["string","null"], "format": "uuid"}; false where the type is none of these. */
static bool write_plain(struct json_out *o, struct str type, bool nullable)
{
    for (size_t i = 0; i < COUNT_OF(plain_types); i++) {
        if (!str_eq(type, str_of(plain_types[i].name)))
            continue;
        if (nullable) {
            json_open(o, "type", '[');
            json_cstr(o, NULL, plain_types[i].json);
            json_cstr(o, NULL, "null");
            json_close(o, ']');
        } else {
            json_cstr(o, "type", plain_types[i].json);
        }
        if (plain_types[i].format)
            json_cstr(o, "format", plain_types[i].format);
        return true;
    }
    return str_eq(type, STR("any"));
}

/* The members of one type's schema; the object is open. */
static void write_type(struct json_out *o, struct str type, bool nullable)
{
    if (write_plain(o, type, nullable))
        return;
    if (!nullable) {
        write_reference(o, "$ref", type);
        return;
    }
    json_open(o, "anyOf", '[');
    json_open(o, NULL, '{');
    write_reference(o, "$ref", type);
    json_close(o, '}');
    json_open(o, NULL, '{');
    json_cstr(o, "type", "null");
    json_close(o, '}');
    json_close(o, ']');
}

static void write_list(struct json_out *o, struct str type)
{
    json_cstr(o, "type", "array");
    json_open(o, "items", '{');
    write_type(o, type, false);
    json_close(o, '}');
}

void schema_write_type(struct json_out *o, const struct schema_member *m)
{
    if (!m->list) {
        write_type(o, m->type, m->nullable);
    } else if (!m->nullable) {
        write_list(o, m->type);
    } else {
        json_open(o, "anyOf", '[');
        json_open(o, NULL, '{');
        write_list(o, m->type);
        json_close(o, '}');
        json_open(o, NULL, '{');
        json_cstr(o, "type", "null");
        json_close(o, '}');
        json_close(o, ']');
    }
}

static void write_object(struct json_out *o, const char *members)
{
    struct str rest = str_of(members);
    struct schema_member m;
    char name[64];

    json_cstr(o, "type", "object");
    json_open(o, "properties", '{');
    while (schema_next(&rest, &m)) {
        snprintf(name, sizeof name, "%.*s", (int)m.name.len, m.name.ptr);
        json_open(o, name, '{');
        schema_write_type(o, &m);
        json_close(o, '}');
    }
    json_close(o, '}');
    json_open(o, "required", '[');
    for (rest = str_of(members); schema_next(&rest, &m);)
        if (!m.optional)
            json_str(o, NULL, m.name);
    json_close(o, ']');
}

static void write_shape(struct json_out *o, const char *name, const char *members)
{
    struct str first = str_of(members);

    json_open(o, name, '{');
    if (members[0] == '+') {
        first = str_slice(first, 1, str_chr(first, ' ', 0));
        json_open(o, "allOf", '[');
        json_open(o, NULL, '{');
        write_reference(o, "$ref", first);
        json_close(o, '}');
        json_open(o, NULL, '{');
        write_object(o, members);
        json_close(o, '}');
        json_close(o, ']');
    } else {
        write_object(o, members);
    }
    json_close(o, '}');
}

void schema_write_all(struct json_out *o)
{
    const char *word;

    json_open(o, "schemas", '{');
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        json_open(o, lists[i].name, '{');
        json_cstr(o, "type", "string");
        json_open(o, "enum", '[');
        for (int n = 0; (word = lists[i].word(n)) != NULL; n++)
            json_cstr(o, NULL, word);
        json_close(o, ']');
        json_close(o, '}');
    }
    for (size_t i = 0; i < COUNT_OF(shapes); i++)
        write_shape(o, shapes[i].name, shapes[i].members);
    json_close(o, '}');
}
