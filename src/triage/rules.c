/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.c - the table of phrases, and finding them (see rules.h).
 *
 * Each phrase is indexed by the first letters of its first word, so that a text is read once
 * whatever the table's length.  A phrase does not count when a word just before it in the sentence
 * denies it ("sans avocat", "I won't sue"), unless the phrase itself begins with a denial; nor
 * within one of the everyday ways of speaking that only sound like it. */
#include "triage/rules.h"

#include <string.h>

#include "model/spell.h"

#define RULES_TEXT_MAX ((size_t)16 << 10)
#define SLOTS          1024 /* of the index; a power of two */
#define PHRASES_MAX    1000
#define GAP_MAX        3 /* words that "~" stands for */
#define DENY_MAX       3 /* words before a phrase in which a denial counts */

static const struct rule table[] = {
    { "health-emergency", PRIORITY_URGENT,
      /* fr */
      "urgence medicale|urgence vitale|urgence sanitaire|danger de mort|vie ~ danger|sante ~ "
      "danger|pronostic vital|"
      "crise cardiaque|appele le samu|appeler le samu|pompiers ~ venus|"
      "choc anaphylactique|reaction allergique|allergie grave|intoxication|intoxique*|empoisonne*|"
      "hospitalise*|suis a l hopital|est a l hopital|finir a l hopital|emmene* ~ hopital|"
      "transporte* ~ hopital|conduit* ~ hopital|aux urgences|malaise ~ gaz|fuite de gaz|odeur de "
      "gaz|monoxyde de carbone|"
      "electrocut*|choc electrique|pris une decharge|pris feu|a pris feu|prend feu|a explose|"
      "depart de feu|debut d incendie|brule au * degre|gravement brule*|gravement blesse*|"
      "s est blesse|me suis blesse|j ai ete blesse|assistance respiratoire|respirateur ~ panne|"
      "oxygene ~ domicile|ne respire plus|n arrive plus a respirer|mon insuline|plus d insuline|"
      "traitement vital|me suicider|mettre fin a mes jours|envie de mourir|"
      "en finir avec la vie|sent le gaz|sens le gaz|sentons le gaz|"
      /* en */
      "medical emergency|life threatening|life or death|life support|heart attack|an ambulance|by "
      "ambulance|"
      "anaphyla*|allergic reaction|severe allergy|food "
      "poisoning|poisoned|hospitalised|hospitalized|"
      "is in hospital|am in hospital|up in hospital|was in hospital|taken to hospital|"
      "rushed to hospital|in the hospital|taken to the hospital|rushed to the hospital|"
      "emergency room|gas leak|smell* gas|"
      "smell of gas|carbon monoxide|electrocuted|electric shock|caught fire|catches fire|is on "
      "fire|was on fire|"
      "exploded|seriously injured|badly injured|badly burned|badly burnt|can t breathe|"
      "cannot breathe|oxygen machine|oxygen concentrator|ran out of insulin|out of insulin|"
      "my insulin|kill myself|end my life|suicidal|"
      /* de es it nl pt */
      "notfall|lebensgefahr|krankenhaus|gasgeruch|stromschlag|emergencia medica|peligro de muerte|"
      "fuga de gas|hospitalizad*|emergenza medica|pericolo di vita|fuga di gas|levensgevaar|gaslek|"
      "ziekenhuis|emergencia medica" },
    { "vulnerable-person", PRIORITY_URGENT,
      "sans chauffage|plus de chauffage|pas de chauffage|sans eau chaude ~ bebe|sans electricite|"
      "plus d electricite|coupure ~ bebe|sans eau potable|plus d eau potable|bebe ~ sans|"
      "nourrisson ~ sans|nouveau ne ~ sans|retrouve* a la rue|mis* a la rue|expulse* de|personne "
      "agee ~ seule|"
      "rien a manger|plus de quoi manger|"
      "no heating|without heating|no hot water ~ baby|no electricity|"
      "without electricity|no running water|no water at home|"
      "baby ~ without|newborn ~ without|elderly ~ alone|made homeless|being evicted|"
      "ohne heizung|keine heizung|ohne strom|sin calefaccion|sin electricidad|senza riscaldamento|"
      "senza corrente|sem aquecimento|zonder verwarming" },
    { "fraud", PRIORITY_URGENT,
      "carte volee|carte * volee|vol de ma carte|vole ma carte|vole * carte|carte ~ ete volee|"
      "carte ~ piratee|carte ~ clonee|carte ~ usurpee|perdu ma carte|usurpation d identite|"
      "usurpation de mon identite|usurpe mon identite|vol d identite|compte ~ pirate|pirate mon "
      "compte|"
      "compte ~ hacke|hacke mon compte|victime ~ fraude|victime ~ escroquerie|victime ~ arnaque|"
      "fraude ~ carte|fraude bancaire|paiement* frauduleux|transaction* frauduleuse*|"
      "operation* frauduleuse*|achat* frauduleux|prelevement* frauduleux|debit* frauduleux|"
      "virement* frauduleux|utilisation frauduleuse|commande* frauduleuse*|"
      "je n ai pas fait ces achats|pas l auteur de ~ achat|pas effectue ~ achat*|"
      "pas autorise ~ paiement|pas autorise ~ virement|hameconnage|phishing|"
      "me suis fait arnaquer|me suis fait pirater|quelqu un utilise ma carte|"
      "quelqu un ~ utilise ma carte|faux conseiller|"
      "stolen card|card ~ stolen|stole my card|lost my card|card ~ cloned|card ~ hacked|"
      "account ~ hacked|hacked my account|account ~ compromised|identity theft|stole my identity|"
      "stolen identity|victim of fraud|victim of a scam|fraudulent*|card fraud|"
      "unauthorised transaction*|unauthorized transaction*|unauthorised payment*|"
      "unauthorized payment*|unauthorised charge*|unauthorized charge*|unauthorised purchase*|"
      "unauthorized purchase*|did not make this purchase|didn t make this purchase|"
      "did not make these|didn t make these|did not authorise|didn t authorise|did not authorize|"
      "didn t authorize|been scammed|got scammed|someone ~ using my card|someone ~ used my card|"
      "someone ~ into my account|"
      "karte ~ gestohlen|gestohlene karte|konto ~ gehackt|betrug*|identitatsdiebstahl|"
      "tarjeta ~ robada|robado ~ tarjeta|robo de identidad|cuenta ~ hackeada|fraude ~ tarjeta|"
      "carta ~ rubata|furto d identita|account ~ hackerato|kaart ~ gestolen|cartao ~ roubado" },
    { "legal-threat", PRIORITY_HIGH,
      "mise en demeure|mets en demeure|mettons en demeure|mettre en demeure|mon avocat*|"
      "notre avocat*|mes avocats|nos avocats|contact* ~ avocat|consult* ~ avocat|"
      "prendre ~ avocat|prends ~ avocat|pris ~ avocat|voir ~ avocat|vu ~ avocat|engag* ~ avocat|"
      "appel* ~ avocat|saisi* ~ avocat|mandat* ~ avocat|transmet* ~ avocat|confi* ~ avocat|"
      "par avocat*|a un avocat|avec un avocat|d un avocat|chez un avocat|par ~ avocat|"
      "tribunal|tribunaux|"
      "porte plainte|portons plainte|plainte ~ deposee|porter plainte|porterai plainte|porterons "
      "plainte|depose* plainte|deposer plainte|"
      "deposerai plainte|depot de plainte|poursuites judiciaires|poursuite* ~ justice|"
      "engager des poursuites|action* en justice|action judiciaire|saisir la justice|"
      "saisirai la justice|voie* judiciaire*|voie* de droit|voie legale|recours judiciaire|"
      "recours juridique|recours legal*|suites judiciaires|suites juridiques|procedure judiciaire|"
      "procedure juridique|assignation|vous assigner*|vous attaque* en justice|"
      "attaquer en justice|traine* en justice|trainer en justice|vous poursuiv*|"
      "protection juridique|assistance juridique|huissier|commissaire de justice|dgccrf|"
      "signalconso|repression des fraudes|60 millions de consommateurs|que choisir|"
      "dommages et interets|dommages interets|conciliateur de justice|"
      "plainte a la cnil|plainte aupres de la cnil|saisir la cnil|saisirai la cnil|saisis la cnil|"
      "my lawyer*|our lawyer*|my solicitor*|our solicitor*|my attorney*|our attorney*|"
      "contact* ~ lawyer*|contact* ~ solicitor|consult* ~ lawyer*|consult* ~ solicitor|"
      "consult* ~ attorney|get* ~ lawyer*|hir* ~ lawyer*|call* ~ lawyer*|see* ~ lawyer*|"
      "involve ~ lawyer*|to a lawyer|to a solicitor|with a lawyer|instruct* ~ solicitor*|"
      "speak* ~ lawyer|to lawyers|legal action|legal proceedings|legal steps|legal counsel|"
      "court proceedings|legal claim|take legal|letter before action|letter before claim|"
      "notice before action|formal notice|cease and desist|small claims|county court|"
      "take* you to court|taking you to court|taking this to court|take this to court|"
      "see you in court|go to court|going to court|sue you|sue your|suing you|suing your|to sue|"
      "will sue|ll sue|sue for|lawsuit|press charges|pressing charges|trading "
      "standards|ombudsman|attorney general|"
      "better business bureau|statutory demand|"
      "complaint with the ico|complain to the ico|report you to the ico|"
      "data protection authority|supervisory authority|"
      "rechtsanwalt*|mein* anwalt|anwalt ~ einschalten|rechtliche schritte|klage einreichen|"
      "gerichtlich*|strafanzeige|mi abogad*|un abogado|acciones legales|via judicial|"
      "demanda judicial|juzgado|mio avvocato|vie legali|azioni legali|denuncia ~ polizia|"
      "mijn advocaat|juridische stappen|meu advogado|via judicial" },
    { "payment-blocked", PRIORITY_HIGH,
      "paiement* bloque*|paiement* ~ bloque*|virement* bloque*|virement* ~ bloque*|compte ~ bloque|"
      "compte bloque|bloque mon compte|bloque ma carte|compte ~ gele|carte ~ bloquee|carte "
      "bloquee|fonds ~ bloques|argent ~ bloque|"
      "salaire ~ bloque|plus acces a mon argent|plus payer|impossible de payer mon loyer|"
      "preleve* deux fois|preleve* 2 fois|debite* deux fois|debite* 2 fois|debite* trois fois|"
      "double prelevement|double debit|preleve en double|debite en double|interdit bancaire|"
      "interdiction bancaire|rejet de prelevement|me met a decouvert|mis a decouvert|"
      "payment* ~ blocked|blocked payment*|account ~ frozen|account ~ blocked|frozen account|"
      "froze my account|blocked my account|blocked my card|card ~ blocked|card ~ frozen|funds ~ "
      "frozen|"
      "funds ~ blocked|money ~ blocked|money ~ stuck|money ~ frozen|can t access my money|"
      "cannot access my money|can t pay my rent|cannot pay my rent|charged * twice|charged twice|"
      "debited twice|billed twice|double charged|charged me twice|charged me three times|"
      "into overdraft|overdrawn|"
      "konto ~ gesperrt|karte ~ gesperrt|zahlung ~ blockiert|doppelt abgebucht|"
      "cuenta ~ bloqueada|tarjeta ~ bloqueada|pago ~ bloqueado|cobrado dos veces|"
      "conto ~ bloccato|carta ~ bloccata|pagamento ~ bloccato|rekening ~ geblokkeerd|"
      "conta ~ bloqueada" },
};

/* What only sounds like one of them: what such a phrase covers is passed over. */
static const char everyday[] =
    /* the law as a place, a trade, a fruit */
    "mes avocats ~ mur*|nos avocats ~ mur*|mes avocats ~ pourri*|pas l intention de porter plainte|"
    "pas l intention de contacter ~ avocat|travaille* au tribunal|place du tribunal|"
    "rue du tribunal|avenue du tribunal|boulevard du tribunal|suis huissier|formal notice board|"
    /* scares at a price, and fire that warms the heart */
    "failli faire une crise cardiaque|crise cardiaque en voyant|crise cardiaque en recevant|"
    "nearly had a heart attack|almost had a heart attack|heart attack when i saw|"
    "facture a explose|facture ~ explose|prix ont explose|prix a explose|ventes ont explose|"
    "consommation a explose|price* exploded|price* ~ exploded|bill* exploded|bill* ~ exploded|"
    "album is on fire|team is on fire|playlist is on fire|you are on fire|"
    "nothing caught fire|nothing exploded|"
    /* questions before anything happened, and where people work */
    "detecteur* de monoxyde de carbone|detecteur* ~ monoxyde de carbone|carbon monoxide alarm*|"
    "carbon monoxide detector*|may cause an allergic reaction|can ~ cause an allergic reaction|"
    "could ~ cause an allergic reaction|peut ~ provoquer une reaction allergique|"
    "peut provoquer une reaction allergique|peut causer une reaction allergique|"
    "work in the hospital|working in the hospital|travaille* a l hopital|"
    /* cards that hold no money, and lessons about thieves */
    "perdu ma carte de fidelite|perdu ma carte cadeau|perdu ma carte d abonnement|"
    "perdu ma carte de transport|perdu ma carte de visite|lost my card reader*|"
    "phishing simulation*|phishing training*|anti phishing";

/* Words that deny the phrase after them; those of the phrases themselves do not count. */
static const char denials[] =
    " pas jamais sans aucun aucune ni nullement not no never without don didn won wouldn isn wasn "
    "hasn haven neither nor nicht kein keine ohne nie sin ningun nunca non senza mai niet geen "
    "zonder nao sem nem inutile ";

struct phrase {
    struct str words;        /* without the spaces around */
    const struct rule *rule; /* NULL: an everyday one */
    uint16_t next;           /* in the same slot, 0: none; phrases count from 1 */
};

struct rules {
    uint16_t slot[SLOTS];
    struct phrase phrase[PHRASES_MAX + 1];
    uint16_t count;
};

/* First letters of a word: phrases are found by these, so a "*" comes after them. */
static size_t slot_of(const char *p, const char *end)
{
    uint32_t h = 0;

    for (int i = 0; i < 2; i++)
        h = h * 37 + (uint8_t)(p < end && *p != ' ' ? *p++ : ' ');
    return h % SLOTS;
}

static void add_phrases(struct rules *r, const char *phrases, const struct rule *rule)
{
    struct str rest = str_of(phrases), words;

    while (str_split(&rest, '|', &words) && r->count < PHRASES_MAX) {
        size_t slot = slot_of(words.ptr, words.ptr + words.len);

        r->phrase[++r->count] = (struct phrase){ words, rule, r->slot[slot] };
        r->slot[slot] = r->count;
    }
}

struct rules *rules_of(struct arena *a, const struct rule *rows, size_t count,
                       const char *sounds_like, struct fault *f)
{
    struct rules *r = arena_make(a, struct rules);

    if (!r) {
        arena_check(a, f);
        return NULL;
    }
    add_phrases(r, sounds_like, NULL);
    for (size_t i = 0; i < count; i++)
        add_phrases(r, rows[i].phrases, &rows[i]);
    return r;
}

struct rules *rules_new(struct arena *a, struct fault *f)
{
    return rules_of(a, table, COUNT_OF(table), everyday, f);
}

bool rules_words(struct arena *a, struct str subject, struct str text, struct str *ret_words,
                 struct fault *f)
{
    struct str all = text;

    if (text.len > RULES_TEXT_MAX)
        all = str_printf(a, "%.*s\n%.*s", (int)(RULES_TEXT_MAX / 2), text.ptr,
                         (int)(RULES_TEXT_MAX / 2), text.ptr + text.len - RULES_TEXT_MAX / 2);
    if (subject.len > 0)
        all = str_printf(a, "%.*s\n%.*s", (int)(subject.len < 4096 ? subject.len : 4096),
                         subject.ptr, STR_ARG(all));
    return spell_words(a, all, ret_words, f);
}

/* The word of `s` at `at` (which is behind its space), empty at the end. */
static struct str word_at(struct str s, size_t at)
{
    size_t end = at;

    while (end < s.len && s.ptr[end] != ' ')
        end++;
    return str_slice(s, at, end);
}

static bool word_fits(struct str word, struct str wanted)
{
    if (wanted.len > 0 && wanted.ptr[wanted.len - 1] == '*')
        return word.len > 0 && str_starts(word, str_slice(wanted, 0, wanted.len - 1)) &&
               word.ptr[0] != '.';
    return str_eq(word, wanted);
}

static bool denies(struct str word)
{
    char padded[18] = " ";

    if (!word.len || word.len > 12)
        return false;
    memcpy(padded + 1, word.ptr, word.len);
    padded[1 + word.len] = ' ';
    return strstr(denials, padded) != NULL;
}

/* Do the words at `at` fit the phrase?  Returns where the next word begins, 0 when not.  What is
 * between the words of a phrase must not deny it. */
static size_t phrase_fits(struct str words, size_t at, struct str phrase)
{
    struct str wanted, rest = phrase;
    int gap = 0;

    while (str_split(&rest, ' ', &wanted)) {
        struct str word = word_at(words, at);

        if (str_eq(wanted, STR("~"))) {
            gap = GAP_MAX;
            continue;
        }
        for (; !word_fits(word, wanted); gap--) {
            if (gap == 0 || word.len == 0 || word.ptr[0] == '.' || denies(word))
                return 0;
            at += word.len + 1;
            word = word_at(words, at);
        }
        gap = 0;
        at += word.len + 1;
    }
    return at;
}

/* Is one of the few words before `at`, in the same sentence, a denial? */
static bool is_denied(struct str words, size_t at)
{
    for (int i = 0; i < DENY_MAX && at >= 2; i++) {
        size_t end = --at;

        while (at > 0 && words.ptr[at - 1] != ' ')
            at--;
        if (end == at || words.ptr[at] == '.')
            return false;
        if (denies(str_slice(words, at, end)))
            return true;
    }
    return false;
}

/* Where the words go on behind an everyday phrase at `at`; 0: there is none. */
static size_t pass_over(const struct rules *r, struct str words, size_t at, uint16_t first)
{
    size_t end = 0;

    for (uint16_t i = first; i != 0 && end == 0; i = r->phrase[i].next)
        if (r->phrase[i].rule == NULL)
            end = phrase_fits(words, at, r->phrase[i].words);
    return end;
}

const struct rule *rules_find(const struct rules *r, struct str words)
{
    const struct rule *best = NULL;

    for (size_t at = 1; at < words.len; at++) {
        uint16_t first;
        size_t end;

        if (words.ptr[at - 1] != ' ')
            continue;
        first = r->slot[slot_of(words.ptr + at, words.ptr + words.len)];
        end = pass_over(r, words, at, first);
        if (end) {
            at = end - 1;
            continue;
        }
        for (uint16_t i = first; i != 0; i = r->phrase[i].next) {
            const struct phrase *p = &r->phrase[i];

            if (p->rule == NULL)
                continue;
            if ((best == NULL || p->rule->priority > best->priority ||
                 (p->rule->priority == best->priority && p->rule < best)) &&
                phrase_fits(words, at, p->words) && !is_denied(words, at))
                best = p->rule;
        }
    }
    return best;
}
