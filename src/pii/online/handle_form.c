/* SPDX-License-Identifier: EUPL-1.2 */
/* handle_form.c - names of accounts without a word that says so: in the addresses of people's
 * pages ("instagram.com/zoe75"), and of a form that no word has ("xX_Draku_Xx", "live:zoe.m",
 * "Draku#7713", "[14:02] mama_von_lia: "). */
#include "pii/pii_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/online/handle_priv.h"
#include "pii/read/lexicon_priv.h"

/* ---- people's pages ---- */

#define HOST_MOST 24 /* bytes of a host's name before the site's: "www.", "fr-fr." */

/* Where the page's address begins, with what stands before the site's name: "https://www.". */
static uint32_t page_start(const struct find *f, uint32_t at)
{
    static const struct str schemes[] = { STR_INIT("https://"), STR_INIT("http://") };
    uint32_t start = at;

    while (start > 0 && at - start < HOST_MOST &&
           (ascii_alnum(f->text.ptr[start - 1]) || memchr("-.", f->text.ptr[start - 1], 2)))
        start--;
    while (start < at && !ascii_alnum(f->text.ptr[start]))
        start++;
    for (size_t k = 0; k < COUNT_OF(schemes); k++)
        if (str_ends(str_slice(f->text, 0, start), schemes[k]))
            return start - (uint32_t)schemes[k].len;
    return start;
}

/* "instagram.com/claire.morel75", "t.me/zoe", "linkedin.com/in/claire-morel": the whole of it. */
static void find_site(struct find *f, size_t i)
{
    static const char *const sites[26] = {
        ['a' - 'a'] = "airbnb.com/users/show/",
        ['b' - 'a'] = "bsky.app/profile/",
        ['f' - 'a'] = "facebook.com/profile.php?id= facebook.com/ fb.com/ fb.me/",
        ['g' - 'a'] = "github.com/ gitlab.com/",
        ['i' - 'a'] = "instagram.com/",
        ['k' - 'a'] = "kleinanzeigen.de/s-bestandsliste.html?userId=",
        ['l' - 'a'] = "linkedin.com/in/ linktr.ee/",
        ['m' - 'a'] = "m.me/",
        ['o' - 'a'] = "open.spotify.com/user/ onlyfans.com/",
        ['p' - 'a'] = "paypal.me/ pinterest.com/",
        ['r' - 'a'] = "reddit.com/u/ reddit.com/user/",
        ['s' - 'a'] = ("snapchat.com/add/ "
                       "steamcommunity.com/id/ "
                       "steamcommunity.com/profiles/ "
                       "soundcloud.com/ "
                       "strava.com/athletes/"),
        ['t' - 'a'] = "twitter.com/ t.me/ telegram.me/ tiktok.com/@ twitch.tv/ threads.net/@",
        ['v' - 'a'] = "vk.com/ vinted.fr/member/",
        ['w' - 'a'] = "wa.me/",
        ['x' - 'a'] = "x.com/ xing.com/profile/",
        ['y' - 'a'] = "youtube.com/@ youtube.com/user/",
    };
    static const struct str pages[] = {
        STR_INIT("help"),   STR_INIT("about"),  STR_INIT("login"),   STR_INIT("p"),
        STR_INIT("reel"),   STR_INIT("search"), STR_INIT("support"), STR_INIT("legal"),
        STR_INIT("groups"), STR_INIT("events"), STR_INIT("explore"), STR_INIT("share")
    };
    struct str rest = str_from(f->text, f->tokens[i].start), left, site;
    char first = ascii_lower(rest.ptr[0]);

    if (first < 'a' || first > 'z')
        return;
    for (left = str_of(sites[first - 'a']); str_split(&left, ' ', &site);) {
        uint32_t start = f->tokens[i].start + (uint32_t)site.len, end;
        bool page = false;

        if (!str_starts_nocase(rest, site))
            continue;
        end = handle_end(f, start);
        for (size_t p = 0; p < COUNT_OF(pages); p++)
            page |= str_eq_nocase(str_slice(f->text, start, end), pages[p]);
        if (end - start >= HANDLE_LEAST && !page)
            propose_handle(f, page_start(f, f->tokens[i].start), end, "pattern");
        return;
    }
}

/* ---- by their form ---- */

/* Does a value begin at byte `at`? */
static bool begins_value(const struct find *f, uint32_t at)
{
    static const bool before[128] = {
        [' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true,
        ['"'] = true, ['\''] = true, ['('] = true,  [':'] = true,  ['='] = true,  [','] = true,
        [';'] = true, ['['] = true,  ['|'] = true,  ['<'] = true
    };
    unsigned char c = at > 0 ? (unsigned char)f->text.ptr[at - 1] : ' ';

    return c >= 0x80 || before[c];
}

#define ALONE_LEAST 6 /* letters of a name without figures or marks */

/* A word of no language that stands alone behind "live:" or "u/". */
static bool may_be_account(const struct find *f, const struct token *t, uint32_t start,
                           uint32_t end)
{
    return t->start == start && t->end == end && end - start >= ALONE_LEAST &&
           handle_unknown(f, t) && (end >= f->text.len || !memchr("/:=(", f->text.ptr[end], 4));
}

/* "live:marek.wrona_3", as Skype has them. */
static void find_live(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *first = t + 1;
    uint32_t start = t->end + 1, end;
    bool number;

    if (!str_eq(token_folded(f, t), STR("live")) || !begins_value(f, t->start) ||
        f->text.ptr[t->end] != ':')
        return;
    number = str_starts(str_from(f->text, start), STR(".cid."));
    start += number ? 5 : 0;
    end = handle_end(f, start);
    if (end < start + HANDLE_LEAST || !ascii_alnum(f->text.ptr[start]))
        return;
    if (number || may_be_account(f, first, start, end) ||
        (handle_telling(str_slice(f->text, start, end)) &&
         (after_context(f, i, NEAR_HANDLE, 8) || first->is & WORD_FIRSTNAME ||
          handle_unknown(f, first))))
        propose_handle(f, t->start, end, "pattern");
}

/* "xX_Draku_Xx" */
static bool is_crossed(struct str s)
{
    return s.len >= 7 && str_starts_nocase(s, STR("xx_")) &&
           str_starts_nocase(str_from(s, s.len - 3), STR("_xx"));
}

/* "Draku#7713": no word, and none that says what the number is of. */
static bool is_tagged(const struct find *f, size_t i, struct str s)
{
    static const struct str endings[] = {
        STR_INIT("nr"),    STR_INIT("no"),     STR_INIT("num"),  STR_INIT("id"),
        STR_INIT("ref"),   STR_INIT("nummer"), STR_INIT("tion"), STR_INIT("sion"),
        STR_INIT("ung"),   STR_INIT("heit"),   STR_INIT("keit"), STR_INIT("schaft"),
        STR_INIT("order"), STR_INIT("toure"),  STR_INIT("inte"), STR_INIT("cia"),
        STR_INIT("cion"),  STR_INIT("zione"),  STR_INIT("cao"),  STR_INIT("ment"),
        STR_INIT("lange"), STR_INIT("stelle"), STR_INIT("dad"),  STR_INIT("schein"),
    };
    size_t mark = str_chr(s, '#', 0), small = 0;
    struct str name = str_slice(s, 0, mark == STR_NPOS ? 0 : mark);

    if (name.len < 4 || s.len != mark + 5 || !handle_unknown(f, &f->tokens[i]))
        return false;
    for (size_t k = mark + 1; k < s.len; k++)
        if (!ascii_digit(s.ptr[k]))
            return false;
    for (size_t k = 0; k < COUNT_OF(endings); k++)
        if (str_ends(token_folded(f, &f->tokens[i]), endings[k]))
            return false;
    for (size_t k = 0; k < name.len; k++)
        small += name.ptr[k] >= 'a' && name.ptr[k] <= 'z';
    return small >= 2;
}

static bool has_small(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
            return true;
    return false;
}

/* A point between letters, and behind it more than the end of a file or page: "lulu.m09". */
static bool is_pointed_name(struct str s)
{
    size_t at = s.len, digits = 0;

    while (at > 0 && s.ptr[at - 1] != '.')
        digits += ascii_digit(s.ptr[--at]);
    return at >= 2 && ascii_alpha(s.ptr[0]) && ascii_alpha(s.ptr[at]) &&
           (s.len - at >= 5 || digits);
}

/* "der Verkäufer technik_toni", "the seller marina.b_vintage": who is known by such a name. */
static bool behind_trader(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "acheteur acheteuse acquirente",
        ['b' - 'a'] = "buyer",
        ['c' - 'a'] = "comprador compradora compratore",
        ['g' - 'a'] = "gamer giocatore",
        ['j' - 'a'] = "joueur joueuse jogador jogadora jugador jugadora",
        ['k' - 'a'] = "kaufer kauferin koper",
        ['p' - 'a'] = "player",
        ['s' - 'a'] = "seller spieler spielerin speler streamer",
        ['v' - 'a'] = ("verkaufer verkauferin vendeur vendeuse vendedor vendedora venditore "
                       "venditrice verkoper verkoopster"),
    };

    return i > 0 && f->tokens[i].gap == GAP_SPACE &&
           word_by_letter(token_folded(f, &f->tokens[i - 1]), words);
}

/* Words between "account" and its name: "heißt", "mio:", "no portal é", "chez vous c'est". */
static bool is_between(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "appelle app appli",
        ['b' - 'a'] = "bei bij",
        ['c' - 'a'] = "called chiama chama chez con convosco",
        ['d' - 'a'] = "der den",
        ['e' - 'a'] = "euch",
        ['f' - 'a'] = "forum",
        ['h' - 'a'] = "heisst heet het",
        ['i' - 'a'] = "ihnen",
        ['j' - 'a'] = "jullie",
        ['l' - 'a'] = "llama",
        ['m' - 'a'] = "moi mio mia mien mienne",
        ['n' - 'a'] = "named",
        ['p' - 'a'] = ("portal portail portale portaal plattform plataforma piattaforma platform "
                       "plateforme presso"),
        ['s' - 'a'] = "si site shop sur",
        ['t' - 'a'] = "the",
        ['u' - 'a'] = "ustedes u",
        ['v' - 'a'] = "vous voi vosotros",
        ['w' - 'a'] = "web with",
        ['y' - 'a'] = "you",
        ['z' - 'a'] = "zich",
    };

    return word_by_letter(word, words);
}

static bool is_account(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "account acc accounts",
        ['c' - 'a'] = "compte cuenta conta",
        ['k' - 'a'] = "konto",
        ['p' - 'a'] = "profil profile perfil profilo profiel",
    };

    return word_by_letter(word, words);
}

#define BACK_MOST 6 /* tokens from the name to "account" */

/* "mon compte c'est lea_m", "il mio account è g.pozzi88" */
static bool account_is(const struct find *f, size_t i)
{
    bool is = handle_pointed(f, &f->tokens[i]), said;

    for (size_t k = i; k-- > 0 && i - k <= BACK_MOST && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if ((is || (k + 1 == i && f->tokens[i].gap == GAP_SPACE)) && is_account(token_folded(f, t)))
            return true;
        said = t->is & WORD_IS || is_between(token_folded(f, t));
        is |= said;
        if (!said && t->end - t->start > 2)
            return false;
    }
    return false;
}

/* "lulu.m09 sur insta": a site right behind. */
static bool before_site(const struct find *f, size_t i, uint32_t end)
{
    while (i < f->count && f->tokens[i].start < end)
        i++;
    return i + 1 < f->count && f->tokens[i].gap == GAP_SPACE &&
           word_among(token_folded(f, &f->tokens[i]), "sur|on|auf|su|op|no|na|en|bei|dans") &&
           f->tokens[i + 1].is & NEAR_HANDLE;
}

/* "trixi_1977", in quotes: a name or no word, and figures. */
static bool is_in_quotes(const struct find *f, size_t i, uint32_t end)
{
    const struct token *t = &f->tokens[i];

    return (t->is & WORD_FIRSTNAME || handle_unknown(f, t)) && !(t->shape & TOKEN_CAPITAL) &&
           handle_quoted(f, t, end) && t->start > 0 && !ascii_space(f->text.ptr[t->start - 1]) &&
           t->end - t->start >= 3;
}

/* "mariete.ttv", "lena_ttv": whose films are shown there. */
static bool is_streamer(struct str s)
{
    return s.len >= 7 && (str_ends_nocase(s, STR(".ttv")) || str_ends_nocase(s, STR("_ttv")));
}

/* "vlc_3.0.18": a program's. */
static bool has_version(struct str s)
{
    for (size_t i = 1; i + 1 < s.len; i++)
        if (s.ptr[i] == '.' && ascii_digit(s.ptr[i - 1]) && ascii_digit(s.ptr[i + 1]))
            return true;
    return false;
}

/* "the_dario86#7479": more than one part, and four figures. */
static bool is_parted_tag(const struct find *f, size_t i, struct str s)
{
    uint32_t end = f->tokens[i].start + (uint32_t)s.len - 5;

    if (s.len < 9 || s.ptr[s.len - 5] != '#' || str_chr(s, '_', 1) == STR_NPOS)
        return false;
    for (size_t k = s.len - 4; k < s.len; k++)
        if (!ascii_digit(s.ptr[k]))
            return false;
    return has_small(s) && handle_own_part(f, i, end) && handle_personal(f, i, end);
}

static bool is_first_name(const struct find *f, const struct token *t)
{
    return t->is & WORD_FIRSTNAME ||
           (!(t->is & WORD_ORDINARY) &&
            GAZETTEER_FIRST(gazetteer_word(&f->pii->gazetteer, token_folded(f, t))));
}

/* "clara.p12", "ruby.v3", "florence.q2", "simon.r": files, versions, quarters and code. */
static bool is_file_or_version(struct str tail)
{
    if (tail.len == 1)
        return memchr("cdhrx", tail.ptr[0], 5);
    return tail.len <= 3 && memchr("vqpskhftx", tail.ptr[0], 9);
}

/* Is the word behind or before what a file or a program has: "martin.d is part of the dataset"? */
static bool is_among_code(const struct find *f, size_t i, uint32_t end)
{
    struct str rest = str_from(f->text, end);

    while (rest.len && rest.ptr[0] == ' ')
        rest = str_from(rest, 1);
    return (rest.len && memchr("=([{", rest.ptr[0], 4)) ||
           (i > 0 && f->tokens[i].gap == GAP_SPACE &&
            word_among(token_folded(f, &f->tokens[i - 1]),
                       "import|run|script|host|node|file|fichier|datei|bestand|archivo|ficheiro|"
                       "bucket|server|serveur|version|branch|build|release|sheet|column|table|"
                       "module|package|class|function|variable|field|model|set|get|let|var"));
}

/* "juliette.w", "marlis.b62": a first name, and a letter that is no word behind a sentence's point
 * ("ask anna.i will"), alone or with figures; any letter where an account is called so. */
static bool is_short_name(const struct find *f, size_t i, struct str s)
{
    const struct token *t = &f->tokens[i];
    uint32_t end = t->start + (uint32_t)s.len;
    size_t from = t->end + 1 - t->start;
    struct str tail = str_from(s, from);

    if (t->next != '.' || t->shape & TOKEN_CAPITAL || !tail.len || tail.len > 5)
        return false;
    if (tail.len == 1 && t->is & WORD_FIRSTNAME && account_is(f, i))
        return true;
    if (t->end - t->start < 4 || !memchr("bcdfghjklmnpqrstvwxz", tail.ptr[0], 20) ||
        !is_first_name(f, t))
        return false;
    for (size_t k = 1; k < tail.len; k++)
        if (!ascii_digit(tail.ptr[k]))
            return false;
    if ((is_file_or_version(tail) || is_among_code(f, i, end)) && !account_is(f, i))
        return false;
    return end >= f->text.len ||
           (f->text.ptr[end] != '\'' && (unsigned char)f->text.ptr[end] < 0x80);
}

/* "kafka.topic1: started", "nennt sich tbl_kunden2": parts of programs, which say things and are
 * called something, too. */
static bool is_machine(const struct find *f, size_t i, uint32_t end)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "abb app adr addr art artikel",
        ['b' - 'a'] = "bin",
        ['c' - 'a'] = "calc cfg cluster col conf conn cron cpu",
        ['d' - 'a'] = "datasource disk div docker datei",
        ['e' - 'a'] = "env eth",
        ['f' - 'a'] = "feld field frage func",
        ['g' - 'a'] = "group gruppe",
        ['h' - 'a'] = "host http https",
        ['i' - 'a'] = "index inv item",
        ['j' - 'a'] = "job",
        ['k' - 'a'] = "kafka kd kunden",
        ['l' - 'a'] = "lan lib local localhost",
        ['m' - 'a'] = "mail main mem meta model modell mysql",
        ['n' - 'a'] = "nginx node nr",
        ['o' - 'a'] = "ord",
        ['p' - 'a'] = "pay pod port postgres prod proj product",
        ['q' - 'a'] = "queue",
        ['r' - 'a'] = "raum redis ref room root row",
        ['s' - 'a'] = "sensor service size sku smtp spring srv src svc",
        ['t' - 'a'] = "task tbl temp tmp topic tot",
        ['u' - 'a'] = "usr",
        ['v' - 'a'] = "var",
        ['w' - 'a'] = "wan wlan worker",
        ['z' - 'a'] = "zimmer",
    };

    if (f->tokens[i].next == '.' && f->tokens[i].end - f->tokens[i].start < 3)
        return true; /* "st.gallen", "dr.oetker" */
    for (; i < f->count && f->tokens[i].start < end; i++) {
        struct str word = token_folded(f, &f->tokens[i]);

        while (word.len && ascii_digit(word.ptr[word.len - 1]))
            word.len--;
        if (word.len && word_by_letter(word, words))
            return true;
    }
    return false;
}

/* "noemt zich jordy_k010", "der sich jo_k01 nennt", "se fait appeler x_y9", not "appeler poste_12",
 * "sich auf_2": somebody names himself so. */
static bool is_self_called(const struct find *f, size_t i, struct str word)
{
    static const char calls[] = "nennt|nennen|nannte|nenne|noemt|noemen|noemde|noem|schimpft";
    static const char makes[] =
        "fait|faire|faisait|fa|fare|faceva|hace|hacer|hacia|faz|fais|faccio";

    if (i < 2)
        return false;
    if (word_among(word, "appeler|chiamare|llamar"))
        return word_among(token_folded(f, &f->tokens[i - 2]), makes);
    if (!word_among(word, "zich|sich"))
        return false;
    if (word_among(token_folded(f, &f->tokens[i - 2]), calls))
        return true;
    for (size_t k = i + 1; k < f->count && k <= i + 5; k++)
        if (word_among(token_folded(f, &f->tokens[k]), calls))
            return true;
    return false;
}

/* "noemt zich jordy_k010", "alias « bzh_nono56 »", "seller named x_y9": how somebody is called. */
static bool behind_alias(const struct find *f, size_t i)
{
    static const char called[] = "alias|aka|surnomme|surnommee";
    static const char named[] =
        "namens|genaamd|genannt|called|named|nomme|llamado|chamado|chiamato";
    struct str word = i > 0 ? token_folded(f, &f->tokens[i - 1]) : STR_NONE;

    return f->tokens[i].gap != GAP_LINE && f->tokens[i].gap != GAP_PARA &&
           (word_among(word, called) || is_self_called(f, i, word) ||
            (word_among(word, named) && behind_trader(f, i - 1)));
}

/* Behind a name: ": hello"?  Gives where the words begin, 0 for none. */
static uint32_t says_at(const struct find *f, uint32_t end)
{
    struct str rest = str_slice(f->text, end, end + 3);

    if (str_starts(rest, STR(": ")))
        return end + 2;
    return str_starts(rest, STR(" : ")) ? end + 3 : 0;
}

static bool says_small(const struct find *f, uint32_t end)
{
    uint32_t at = says_at(f, end);

    return at && at < f->text.len && f->text.ptr[at] >= 'a' && f->text.ptr[at] <= 'z';
}

/* "marlis.b62", "janneke74": small letters, and figures at the end. */
static bool is_own_name(struct str s)
{
    for (size_t k = 0; k < s.len; k++)
        if (s.ptr[k] >= 'A' && s.ptr[k] <= 'Z')
            return false;
    return s.len > 4 && ascii_digit(s.ptr[s.len - 1]);
}

#define SPEAKER_LEAST 9    /* letters of a speaker in angles, who has no figures */
#define CHAT_LINES    24   /* at which the same name is looked at */
#define CHAT_REACH    1500 /* bytes to the same name at another line's start */

/* "mila.k09: was denn\n...\nmila.k09: ach so": who speaks again near by, in small letters. */
static bool speaks_again(const struct find *f, uint32_t start, uint32_t end)
{
    struct str name = str_slice(f->text, start, end);
    uint32_t from = start > CHAT_REACH ? start - CHAT_REACH : 0;
    struct str around = str_slice(f->text, from, end + CHAT_REACH);
    bool small = says_small(f, end) || is_own_name(name);

    if (!says_at(f, end) || (start > 0 && f->text.ptr[start - 1] != '\n'))
        return false;
    for (size_t at = str_find(around, name, 0), n = 0; at != STR_NPOS && n < CHAT_LINES;
         at = str_find(around, name, at + 1), n++) {
        uint32_t other = from + (uint32_t)at, stop = other + (uint32_t)name.len;

        if (other != start && (other == 0 || f->text.ptr[other - 1] == '\n') && says_at(f, stop) &&
            (small || says_small(f, stop)))
            return true;
    }
    return false;
}

/* "[14:02] mama_von_lia: hello", "<xX_nono> hello" */
static bool begins_chat(const struct find *f, uint32_t start, uint32_t end)
{
    const char *p = f->text.ptr + start;

    if (start > 0 && p[-1] == '<')
        return (start == 1 || p[-2] == '\n' ||
                (start > 3 && p[-2] == ' ' && (ascii_digit(p[-3]) || p[-3] == ']'))) &&
               (ascii_digit(f->text.ptr[end - 1]) || end - start >= SPEAKER_LEAST) &&
               str_starts(str_from(f->text, end), STR("> "));
    return (start > 3 && p[-1] == ' ' && p[-2] == ']' && ascii_digit(p[-3])) ||
           speaks_again(f, start, end);
}

static void find_formed(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t end;
    struct str s;
    bool line, named;

    if (!begins_value(f, t->start))
        return;
    end = handle_end(f, t->start);
    s = str_slice(f->text, t->start, end);
    if (s.len < 5 || (end < f->text.len && memchr("@/\\=(", f->text.ptr[end], 5)))
        return;
    line = str_chr(s, '_', 1) != STR_NPOS;
    if (is_crossed(s) || is_tagged(f, i, s) || (is_streamer(s) && handle_personal(f, i, end)) ||
        is_parted_tag(f, i, s)) {
        propose_handle(f, t->start, end, "pattern");
        return;
    }
    if ((line || is_pointed_name(s)) && begins_chat(f, t->start, end) && has_small(s) &&
        (handle_own_part(f, i, end) || str_starts_nocase(s, STR("xx_"))) &&
        handle_personal(f, i, end) && !is_machine(f, i, end)) {
        propose_handle(f, t->start, end, "context");
        return;
    }
    named = is_short_name(f, i, s);
    if (!has_small(s) || !(line || is_pointed_name(s) || named) || !handle_personal(f, i, end) ||
        (end < f->text.len && f->text.ptr[end] == ':') ||
        handle_is_key(f, t, end)) /* "dt_nasc: ..." */
        return;
    if (handle_own_part(f, i, end) &&
        (named || account_is(f, i) ||
         (behind_trader(f, i) && handle_personal(f, i, end) && !has_version(s)) ||
         before_site(f, i, end) ||
         (behind_alias(f, i) && !(t->shape & TOKEN_CAPITAL && !line) && !is_machine(f, i, end)) ||
         (line && t->start > 0 && f->text.ptr[t->start - 1] != ';' &&
          (after_context(f, i, NEAR_HANDLE, 8) || is_in_quotes(f, i, end)))))
        propose_handle(f, t->start, end, "context");
}

/* Words of every day with which somebody answers, at token i: "janneke74: is de wieg er nog?", and
 * not "iris4: calibrated". */
static bool is_talk(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "ach aber alors ah ay ano aah",
        ['b' - 'a'] = "bonjour bjr bin bist boa",
        ['c' - 'a'] = "can ciao could ce ca",
        ['d' - 'a'] = "danke doch dank du da dat",
        ['e' - 'a'] = "er et ehm",
        ['g' - 'a'] = "grazie gracias gerne",
        ['h' - 'a'] = "hallo hello hey hi hola hoi haha hab habe heb how hast",
        ['i' - 'a'] = "i ich ik io",
        ['j' - 'a'] = "ja je j jo",
        ['k' - 'a'] = "kann kannst kan",
        ['l' - 'a'] = "lol leider",
        ['m' - 'a'] = "merci mais mir moi ma maar",
        ['n' - 'a'] = "nein nee non nao na nur nope ne nog",
        ['o' - 'a'] = "oh oui obrigado obrigada ola",
        ['p' - 'a'] = "please pero perche porque pourquoi",
        ['q' - 'a'] = "que qui quoi quando",
        ['s' - 'a'] = "si sim sorry salut so super",
        ['t' - 'a'] = "thanks tu te",
        ['u' - 'a'] = "und",
        ['v' - 'a'] = "vous voi",
        ['w' - 'a'] = "was wo wie wann wat waar wer what where when why wil we warum weiss",
        ['y' - 'a'] = "yes yeah you",
    };

    return i < f->count && word_by_letter(token_folded(f, &f->tokens[i]), words);
}

#define QUESTION_MOST 120 /* bytes */

/* Does the line that goes on at byte `at` hold a question? */
static bool is_question(const struct find *f, uint32_t at)
{
    struct str line = str_slice(f->text, at, at + QUESTION_MOST);
    size_t end = str_chr(line, '\n', 0);

    return str_chr(end == STR_NPOS ? line : str_slice(line, 0, end), '?', 0) != STR_NPOS;
}

/* "janneke74: ach zo": a first name with figures that talks and speaks again near by, and neither
 * a month nor a word: "april24: 120". */
static void find_numbered_speaker(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str name = token_folded(f, t);
    const struct entry *word;
    uint32_t known;

    while (name.len && ascii_digit(name.ptr[name.len - 1]))
        name.len--;
    if (name.len < 4 || t->folded_len == name.len || !(is_talk(f, i + 1) || is_question(f, t->end)))
        return;
    known = gazetteer_word(&f->pii->gazetteer, name);
    word = lexicon_find(f->pii->lexicon, name);
    if (word && word->meaning.is & (WORD_MONTH | WORD_ORDINARY))
        return;
    if (GAZETTEER_FIRST(known) && !(known & GAZETTEER_ORG) &&
        GAZETTEER_WORD(known) < PLAIN_COMMON && begins_chat(f, t->start, t->end))
        propose_handle(f, t->start, t->end, "context");
}

/* "u/zoe_dev", as Reddit has them; "u/min" is a rate. */
static void find_reddit(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t start = t->start, end = handle_end(f, t->end + 1);

    if (start > 0 && f->text.ptr[start - 1] == '/')
        start--;
    if (begins_value(f, start) && end > t->end + 1 + HANDLE_LEAST &&
        (handle_telling(str_slice(f->text, t->end + 1, end)) ||
         after_context(f, i, NEAR_HANDLE, 4) || may_be_account(f, t + 1, t->end + 1, end)))
        propose_handle(f, start, end, "pattern");
}

/* "example.com/in/zoe-morel-b41": on whatever site, what stands behind the word for people. */
static void find_person_page(struct find *f, size_t i)
{
    static const char words[] =
        "in user users profile profil perfil profilo profiel member members "
        "membre people";
    const struct token *t = &f->tokens[i];
    uint32_t start = t->end + 1, end;

    if (t->start < 4 || f->text.ptr[t->start - 1] != '/' ||
        !ascii_alpha(f->text.ptr[t->start - 2]) || !word_listed(token_folded(f, t), words))
        return;
    end = handle_end(f, start);
    if (end >= start + HANDLE_LEAST && ascii_alnum(f->text.ptr[start]) &&
        (end >= f->text.len || f->text.ptr[end] != '/') &&
        (handle_telling(str_slice(f->text, start, end)) || handle_hyphened(f, i + 1, end)) &&
        handle_personal(f, i + 1, end))
        propose_handle(f, start, end, "context");
}

/* Marks that a name of an account goes on with. */
static bool is_inner_mark(char c)
{
    return c == '.' || c == '-' || c == '_' || c == '#';
}

/* "04.05.2019": figures from token i on, and nothing else before a space or another mark. */
static bool figures_alone(const struct find *f, size_t i)
{
    while (f->tokens[i].shape & TOKEN_DIGITS) {
        if (!is_inner_mark(f->tokens[i].next))
            return (unsigned char)f->tokens[i].next < 0x80;
        if (++i >= f->count || f->tokens[i].start != f->tokens[i - 1].end + 1)
            return false;
    }
    return false;
}

void find_page(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->shape & TOKEN_DIGITS && (!begins_value(f, t->start) || figures_alone(f, i)))
        return;
    if (t->next == '/' && t->end - t->start == 1) {
        if (f->text.ptr[t->start] == 'u')
            find_reddit(f, i);
    } else if (t->next == '/') {
        find_person_page(f, i);
    } else if (t->next == ':') {
        find_live(f, i);
        if (t->shape & TOKEN_MIXED)
            find_numbered_speaker(f, i);
    } else if (t[1].gap == GAP_JOIN || t->next == '#') {
        if (t->next == '.')
            find_site(f, i);
        find_formed(f, i);
    }
}
