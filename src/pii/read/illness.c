/* SPDX-License-Identifier: EUPL-1.2 */
/* illness.c - words that no list has and whose form tells of an illness or an operation:
 * "cholangiopathie", "salpingectomy", "Kahnbeinbruch", "meniscusoperatie".
 *
 * Their ends are of nothing else but for the words named here ("sympathie", "Flusskrebs",
 * "nostalgia"); ends of every day ("-bruch", "-operatie") need a part of the body in front.  Most
 * words are let go by their last four letters. */
#include "pii/read/lexicon_priv.h"

#include <string.h>

#define PREFIX_LEAST 3 /* of a compound in front of the part of the body */

/* Words of the lists whose meaning the others get: an illness whoever is meant, and one of somebody
 * only. */
#define STANDS_FOR_BARE    "arthritis"
#define STANDS_FOR_LEANING "rhinite"

struct ending {
    struct str end;
    const char * not ; /* beginnings of words that are none */
    bool leaning;
    bool of_part; /* a part of the body stands in front */
};

static const struct ending endings[] = {
    { STR_INIT("itis"), "graff perm admit transm emit remit omit vomit ninj", false },
    { STR_INIT("osis"),
      "diagn prognos hipn hypn osmo simbi symbi metamor apote apoth mei mit biocen gnosis "
      "telemosis",
      true },
    { STR_INIT("ectomy"), NULL, false },
    { STR_INIT("ectomie"), NULL, false },
    { STR_INIT("ektomie"), NULL, false },
    { STR_INIT("ectomia"), NULL, false },
    { STR_INIT("ostomy"), NULL, false },
    { STR_INIT("stomie"), NULL, false },
    { STR_INIT("otomy"), "dichot trichot", false },
    { STR_INIT("oplasty"), NULL, false },
    { STR_INIT("oplastie"), NULL, false },
    { STR_INIT("oplastia"), NULL, false },
    { STR_INIT("oplastik"), NULL, false },
    { STR_INIT("pathy"), "symp emp telep antip homeo homoeo natur osteo psychop", false },
    { STR_INIT("pathie"), "symp emp telep antip homeo homoo natur osteo psychop allop", false },
    { STR_INIT("patia"), "simp emp telep antip apat homeo omeo natur osteo psicop", false },
    { STR_INIT("oscopy"), "micro spectro radio endomicro strobo cryo fluoro", false },
    { STR_INIT("oscopie"), "micro spectro radio strobo photo stereo", false },
    { STR_INIT("oskopie"), "mikro spektro radio strobo stereo horoskop", false },
    { STR_INIT("oscopia"), "micro spettro espectro radio strobo metro", false },
    { STR_INIT("algia"), "nost", false },
    { STR_INIT("algie"), "nost", false },
    { STR_INIT("plegia"), NULL, false },
    { STR_INIT("plejia"), NULL, false },
    { STR_INIT("plegie"), NULL, false },
    { STR_INIT("plegic"), NULL, false },
    { STR_INIT("plegique"), NULL, false },
    { STR_INIT("phobia"), "xeno homo islamo trans techno eco", true },
    { STR_INIT("phobie"), "xeno homo islamo trans techno gross eco", true },
    { STR_INIT("fobia"), "xeno homo omo islamo trans tecno", true },
    { STR_INIT("cardie"), "pic", false },
    { STR_INIT("cardia"), NULL, false },
    { STR_INIT("trophie"), NULL, false },
    { STR_INIT("rthrose"), NULL, false },
    { STR_INIT("sclerose"), NULL, false },
    { STR_INIT("sklerose"), NULL, false },
    { STR_INIT("thrombose"), NULL, false },
    { STR_INIT("trombose"), NULL, false },
    { STR_INIT("carcinome"), NULL, false },
    { STR_INIT("sarcome"), NULL, false },
    { STR_INIT("blastome"), NULL, false },
    { STR_INIT("adenome"), NULL, false },
    { STR_INIT("angiome"), NULL, false },
    { STR_INIT("carcinoma"), NULL, false },
    { STR_INIT("sarcoma"), NULL, false },
    { STR_INIT("blastoma"), NULL, false },
    { STR_INIT("adenoma"), NULL, false },
    { STR_INIT("angioma"), NULL, false },
    { STR_INIT("karzinom"), NULL, false },
    { STR_INIT("sarkom"), NULL, false },
    { STR_INIT("blastom"), NULL, false },
    { STR_INIT("carcinoom"), NULL, false },
    { STR_INIT("blastoom"), NULL, false },
    { STR_INIT("entzundung"), NULL, false },
    { STR_INIT("lahmung"), NULL, false },
    { STR_INIT("krebs"), "fluss taschen einsiedler signal", false },
    { STR_INIT("infarkt"), "verkehr", false },
    { STR_INIT("embolie"), NULL, false },
    { STR_INIT("amputation"), NULL, false },
    { STR_INIT("transplantation"), "haar", false },
    { STR_INIT("allergiker"), NULL, false },
    { STR_INIT("allergikerin"), NULL, false },
    { STR_INIT("allergie"), NULL, false },
    { STR_INIT("intoleranz"), NULL, false },
    { STR_INIT("unvertraglichkeit"), NULL, false },
    { STR_INIT("schmerzen"), NULL, true },
    { STR_INIT("ontsteking"), "motor elektr", false },
    { STR_INIT("kanker"), NULL, false },
    { STR_INIT("infarct"), "verkeer", false },
    { STR_INIT("verlamming"), NULL, false },
    { STR_INIT("amputatie"), NULL, false },
    { STR_INIT("transplantatie"), NULL, false },
    { STR_INIT("intolerantie"), NULL, false },
    { STR_INIT("pijn"), NULL, true },
    /* German and Dutch: what befalls a part of the body, or is done to it. */
    { .end = STR_INIT("bruch"), .of_part = true },
    { .end = STR_INIT("bruche"), .of_part = true },
    { .end = STR_INIT("riss"), .of_part = true },
    { .end = STR_INIT("fraktur"), .of_part = true },
    { .end = STR_INIT("operation"), .of_part = true },
    { .end = STR_INIT("prothese"), .of_part = true },
    { .end = STR_INIT("verletzung"), .of_part = true },
    { .end = STR_INIT("prellung"), .of_part = true },
    { .end = STR_INIT("erkrankung"), .of_part = true },
    { .end = STR_INIT("leiden"), .of_part = true },
    { .end = STR_INIT("tumor"), .of_part = true },
    { .end = STR_INIT("blutung"), .of_part = true },
    { .end = STR_INIT("spiegelung"), .of_part = true },
    { .end = STR_INIT("schaden"), .of_part = true },
    { .end = STR_INIT("probleme"), .of_part = true },
    { .end = STR_INIT("breuk"), .of_part = true },
    { .end = STR_INIT("operatie"), .of_part = true },
    { .end = STR_INIT("scheur"), .of_part = true },
    { .end = STR_INIT("letsel"), .of_part = true },
    { .end = STR_INIT("aandoening"), .of_part = true },
    { .end = STR_INIT("klachten"), .of_part = true },
    { .end = STR_INIT("bloeding"), .of_part = true },
    { .end = STR_INIT("kneuzing"), .of_part = true },
    { .end = STR_INIT("ziekte"), .of_part = true },
    { .end = STR_INIT("problemen"), .of_part = true },
    { .end = STR_INIT("vervanging"), .of_part = true },
    { .end = STR_INIT("infektion"), .of_part = true },
    { .end = STR_INIT("infectie"), .of_part = true },
};

_Static_assert(COUNT_OF(endings) < ENDINGS_MAX, "numbers of endings");

static const struct str parts[] = {
    STR_INIT("knie"),   STR_INIT("huft"),     STR_INIT("hufte"),    STR_INIT("schulter"),
    STR_INIT("bein"),   STR_INIT("arm"),      STR_INIT("fuss"),     STR_INIT("fuß"),
    STR_INIT("hand"),   STR_INIT("gelenk"),   STR_INIT("gelenks"),  STR_INIT("rippen"),
    STR_INIT("becken"), STR_INIT("wirbel"),   STR_INIT("kiefer"),   STR_INIT("schenkel"),
    STR_INIT("finger"), STR_INIT("zehen"),    STR_INIT("sehnen"),   STR_INIT("band"),
    STR_INIT("bander"), STR_INIT("muskel"),   STR_INIT("meniskus"), STR_INIT("kreuzband"),
    STR_INIT("herz"),   STR_INIT("lungen"),   STR_INIT("leber"),    STR_INIT("nieren"),
    STR_INIT("magen"),  STR_INIT("darm"),     STR_INIT("blasen"),   STR_INIT("hirn"),
    STR_INIT("augen"),  STR_INIT("ohren"),    STR_INIT("netzhaut"), STR_INIT("haut"),
    STR_INIT("rucken"), STR_INIT("schadel"),  STR_INIT("leisten"),  STR_INIT("knochen"),
    STR_INIT("heup"),   STR_INIT("schouder"), STR_INIT("been"),     STR_INIT("voet"),
    STR_INIT("enkel"),  STR_INIT("pols"),     STR_INIT("elleboog"), STR_INIT("rib"),
    STR_INIT("bekken"), STR_INIT("wervel"),   STR_INIT("kaak"),     STR_INIT("vinger"),
    STR_INIT("teen"),   STR_INIT("pees"),     STR_INIT("spier"),    STR_INIT("meniscus"),
    STR_INIT("hart"),   STR_INIT("long"),     STR_INIT("lever"),    STR_INIT("nier"),
    STR_INIT("maag"),   STR_INIT("blaas"),    STR_INIT("hersen"),   STR_INIT("oog"),
    STR_INIT("oor"),    STR_INIT("huid"),     STR_INIT("rug"),      STR_INIT("schedel"),
    STR_INIT("lies"),   STR_INIT("bot"),      STR_INIT("nek"),      STR_INIT("keel"),
};

static bool begins_so(struct str word, const char *beginnings)
{
    struct str rest = str_of(beginnings ? beginnings : ""), one;

    while (str_split(&rest, ' ', &one))
        if (one.len && str_starts(word, one))
            return true;
    return false;
}

/* Not "d-oor-bloeding". */
static bool has_part(struct str head)
{
    for (size_t k = 0; k < COUNT_OF(parts); k++)
        if (str_ends(head, parts[k]) &&
            (head.len == parts[k].len || head.len >= parts[k].len + PREFIX_LEAST))
            return true;
    return false;
}

void illness_ends(struct lexicon_table *table)
{
    for (size_t i = COUNT_OF(endings); i > 0; i--) {
        uint32_t end = lexicon_end(endings[i - 1].end);

        table->next_ends[i] = table->ends[end];
        table->ends[end] = (uint8_t)i;
    }
}

const struct entry *illness_of(const struct lexicon *l, struct str word)
{
    const struct lexicon_table *table = lexicon_table(l);

    for (size_t i = table->ends[lexicon_end(word)]; i > 0; i = table->next_ends[i]) {
        const struct ending *e = &endings[i - 1];

        if (!str_ends(word, e->end))
            continue;
        if (!e->of_part)
            return begins_so(word, e->not ) ? NULL
                                            : lexicon_find(l, e->leaning ? STR(STANDS_FOR_LEANING)
                                                                         : STR(STANDS_FOR_BARE));
        if (has_part(str_slice(word, 0, word.len - e->end.len)))
            return lexicon_find(l, STR(STANDS_FOR_BARE));
    }
    return NULL;
}
