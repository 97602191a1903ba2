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
#include "desk/opening.h"
#include "policy/versions.h"

/* ---- closed lists: the words of the room that owns them ---- */

#define WORD_AT(name, count)                                                                       \
    static const char *name##_at(int i)                                                            \
    {                                                                                              \
        return i < (int)(count) ? name##_name(i) : NULL;                                           \
    }
WORD_AT(access, ACCESSES)
WORD_AT(automatic, AUTOMATICS)
WORD_AT(basis, BASES)
WORD_AT(category, CATEGORIES)
WORD_AT(channel, CHANNELS)
WORD_AT(direction, DIRECTIONS)
WORD_AT(extent, EXTENTS)
WORD_AT(identifier_kind, KNOWN_KINDS)
WORD_AT(pii_fate, PII_FATES)
WORD_AT(pii_stance, PII_STANCES)
WORD_AT(priority, PRIORITIES)
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

static const struct {
    const char *name;
    const char *(*word)(int i); /* NULL behind the last */
} lists[] = {
    { "Access", access_at },
    { "AlertRule", opening_rule_at },
    { "Automatic", automatic_at },
    { "Basis", basis_at },
    { "Category", category_at },
    { "Channel", channel_at },
    { "ContactKind", identifier_kind_at },
    { "Direction", direction_at },
    { "Extent", extent_at },
    { "Judge", judge_at },
    { "MessageState", state_at },
    { "Priority", priority_at },
    { "ProposalState", proposal_state_at },
    { "Purpose", purpose_at },
    { "ChangeKind", change_kind_at },
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
             "trusts_address:bool listed:bool second:text" },
    { "SsoChange", "name:text issuer:text client:text secret?:text roles_claim?:text "
                   "mappings?:SsoMapping[] adds_unknown?:bool trusts_address?:bool listed?:bool "
                   "second?:text" },
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
              "version:text" },
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
                    "emergencies:int usual:int|null" },
    { "Alert",
      "id:id rule:AlertRule user:Named|null day:text at:time last:time count:int limit:int "
      "own:int|null team:int|null entry:int mine:bool acknowledged:Acknowledged|null" },
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

    { "Mark", "text?:text type?:SpanType token?:text" },

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
    { "PersonPage", "+Person tickets:TicketRow[]" },

    { "Source",
      "id:id name:text channel:Channel purpose:Purpose|null basis:Basis special_condition:text "
      "retention_days:int categories:Category[] complete:bool created:time" },
    { "NewSource",
      "name:text channel:Channel purpose?:Purpose basis?:Basis special_condition?:text "
      "categories?:Category[] retention_days?:int" },
    { "SourceChange",
      "purpose?:Purpose basis?:Basis special_condition?:text categories?:Category[] "
      "retention_days?:int" },
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
                    "provider:text|null category:Category from:text to:text text:TwoTexts" },
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
    { "WhoSees", "category:Category version:int roles:RoleSees[] users:UserOfCategory[]" },
    { "RoleSees", "role:Role purpose:Purpose access:Access rule:text text:TwoTexts" },
    { "UserOfCategory", "user:Named roles:Role[] items:PurposeSees[] scopes:ScopeNote[]" },
    { "PurposeSees", "purpose:Purpose access:Access rule:text" },
    { "UserSees", "user:Named roles:Role[] active:bool version:int ticket:id|null scope:UserScope "
                  "scopes:ScopeNote[] cells:CellSees[]" },
    { "CellSees", "purpose:Purpose category:Category access:Access rule:text" },
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
      "emergency:Role[] review_days:int" },
    { "OpeningChange",
      "reason_required?:bool reasons?:text[] seconds?:int zone?:text from?:text to?:text "
      "days?:int[] persons?:int openings?:int times?:int no_ticket?:int off_hours?:int "
      "sequence?:int emergency?:Role[] review_days?:int" },
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
    { "AiSwitch", "enabled:bool tasks:text[]" },
    { "AiChange", "enabled?:bool tasks?:text[]" },
    { "Token", "id:id name:text scope:text source:id created:time expires:time|null used:time|null "
               "revoked:time|null" },
    { "NewToken", "name:text source:id expires?:time" },
    { "MadeToken", "id:id name:text scope:text source:id token:text|null" },

    { "Entries", "items:Entry[] size:int next:text|null" },
    { "Entry", "n:int hash:text entry:JournalEntry|null" },
    { "JournalEntry",
      "act:text at:time basis:text|null by:text categories:text[] digest?:text n?:int "
      "on:JournalSubject|null org:id|null purpose:text|null reason?:text result:text|null "
      "rule?:text" },
    { "JournalSubject", "id?:id kind:text" },
    { "EntriesFound", "items:Entry[] size:int indexed:int next:text|null" },
    { "Witnesses", "witnesses:Witness[] size:int" },
    { "Witness", "id:id name:text key:text url:text created:time sent_size:int sent_at:time|null "
                 "tried_at:time|null failure:text cosigned_size:int cosigned_at:time|null" },
    { "NewWitness", "name?:text key?:text url?:text" },
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

void schema_write_type(struct json_out *o, const struct schema_member *m)
{
    if (!m->list) {
        write_type(o, m->type, m->nullable);
        return;
    }
    json_cstr(o, "type", "array");
    json_open(o, "items", '{');
    write_type(o, m->type, false);
    json_close(o, '}');
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
