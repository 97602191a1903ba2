/* SPDX-License-Identifier: EUPL-1.2 */
/* special_test.c - what is said of somebody's health or belief, and what only sounds like it. */
#include "marked.h"
#include "suite.h"

/* Only the spans of art. 9: names are other tests' matter. */
static void keep_special(struct spans *spans)
{
    size_t n = 0;

    for (size_t i = 0; i < spans->count; i++)
        if (spans->at[i].type == SPAN_HEALTH || spans->at[i].type == SPAN_SPECIAL)
            spans->at[n++] = spans->at[i];
    spans->count = n;
}

static size_t differs(struct suite *s, struct str marked)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct str text = unmark(a, marked), got;
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f));
    keep_special(&spans);
    got = mark(a, text, &spans);
    if (str_eq(got, marked))
        return 0;
    print_message("got  %.*s\nwant %.*s\n", STR_ARG(got), STR_ARG(marked));
    return 1;
}

static void hold_all(struct suite *s, const struct str *cases, size_t count)
{
    size_t bad = 0;

    for (size_t i = 0; i < count; i++)
        bad += differs(s, cases[i]);
    assert_int_equal(bad, 0);
}

static void somebodys_health_is_found(void **state)
{
    static const struct str cases[] = {
        STR_INIT("Ma mère a un <HEALTH cancer du sein gauche>, elle ne peut pas signer."),
        STR_INIT("mon fils <HEALTH asthmatique> ne supporte pas cette odeur"),
        STR_INIT("J'ai une <HEALTH migraine> depuis hier."),
        STR_INIT("Suite à mon <HEALTH opération du genou>, je marche avec des <HEALTH béquilles>"),
        STR_INIT("je suis <HEALTH diabétique de type 2>, il me faut mon <HEALTH insuline>"),
        STR_INIT("Je ne suis pas encore guéri de mon <HEALTH cancer>."),
        STR_INIT("je n'ai pas pu répondre car j'étais <HEALTH hospitalisée>"),
        STR_INIT("elle est <HEALTH hospitalisée> à la clinique depuis mardi pour une "
                 "<HEALTH fracture du col du fémur>"),
        STR_INIT("Je suis <HEALTH enceinte de six> mois et je ne peux pas porter le colis"),
        STR_INIT("ma femme, Lucie, est <HEALTH enceinte>"),
        STR_INIT("ma mère a un <HEALTH début d'Alzheimer> et vit seule"),
        STR_INIT("Mi madre tiene <HEALTH principio de Alzheimer>"),
        STR_INIT("Meine Mutter hat <HEALTH beginnende Demenz>"),
        STR_INIT("A minha avó está <HEALTH ligada a um ventilador>"),
        STR_INIT("Soy <HEALTH electrodependiente>, no me corten la luz"),
        STR_INIT("he caught <HEALTH MRSA> there"),
        STR_INIT("ik ben nergens allergisch voor"),
        STR_INIT("Mon père est <HEALTH gravement malade>."),
        STR_INIT("Elle souffre d'une <HEALTH dépression> depuis le décès de son mari"),
        STR_INIT("le <HEALTH diabète> de ma fille"),
        STR_INIT("je suis en <HEALTH arrêt maladie> jusqu'au 3 mai"),
        STR_INIT("j'ai été <HEALTH opéré du dos> en mars"),
        STR_INIT("ma fille est <HEALTH allergique aux arachides>"),
        STR_INIT("En <HEALTH situation de handicap>, je touche l'<HEALTH AAH>."),
        STR_INIT("<HEALTH dossier MDPH> en cours, je suis <HEALTH RQTH>"),
        STR_INIT("JE SUIS <HEALTH DIABETIQUE> ET <HEALTH MALVOYANTE>"),
        STR_INIT("je me suis <HEALTH cassé la jambe>"),
        STR_INIT("ma grand-mère est <HEALTH sourde> et vit seule"),
        STR_INIT("mon <HEALTH traitement contre le cancer>"),
        STR_INIT("Mon <HEALTH cardiologue> m'interdit l'avion"),
        STR_INIT("je prends du <HEALTH Levothyrox> et du <HEALTH tramadol>"),
        STR_INIT("résiliation pour <HEALTH raison de santé>"),
        STR_INIT("avec une <HEALTH sclérose en plaques>, c'est épuisant"),
        STR_INIT("nous avons perdu le bébé, une <HEALTH fausse couche>"),
        STR_INIT("ma crème pour mon <HEALTH eczéma> n'est pas arrivée"),
        STR_INIT("ma mère est à l'<HEALTH hôpital> depuis lundi"),
        /* other languages */
        STR_INIT("I have <HEALTH multiple sclerosis> and I am in a <HEALTH wheelchair>."),
        STR_INIT("my wife is <HEALTH pregnant> and can't carry it"),
        STR_INIT("I was diagnosed with <HEALTH stage 4 lung cancer> in May"),
        STR_INIT("after my <HEALTH knee surgery> I cannot drive"),
        STR_INIT("I'm <HEALTH allergic to peanuts>, was it in there?"),
        STR_INIT("My son has <HEALTH severe asthma>."),
        STR_INIT("she suffers from <HEALTH depression>"),
        STR_INIT("ich bin <HEALTH schwanger> und kann nicht heben"),
        STR_INIT("Meine Mutter hat <HEALTH Krebs>."),
        STR_INIT("wegen eines <HEALTH Bandscheibenvorfalls> kann ich nicht kommen"),
        STR_INIT("Ich bin seit Montag <HEALTH krankgeschrieben>."),
        STR_INIT("tengo <HEALTH cáncer de mama> y estoy en <HEALTH quimioterapia>"),
        STR_INIT("mi hija es <HEALTH diabética>"),
        STR_INIT("soy <HEALTH alérgica a los frutos> secos"),
        STR_INIT("sono <HEALTH incinta> e non posso salire le scale"),
        STR_INIT("mio padre ha avuto un <HEALTH infarto>"),
        STR_INIT("mijn zoon heeft <HEALTH epilepsie>"),
        STR_INIT("ik ben <HEALTH zwanger> en mag niet tillen"),
        STR_INIT("estou <HEALTH grávida de cinco> meses"),
        STR_INIT("a minha mãe tem <HEALTH doença de Alzheimer>"),
        /* of somebody named, in brackets, in a form, in capitals */
        STR_INIT("Loïc Sirois (<HEALTH commotion>) ne joue pas"),
        STR_INIT("Tom est <HEALTH autiste Asperger>"),
        STR_INIT("Allergies : <HEALTH pénicilline>"),
        STR_INIT("Allergies: <HEALTH egg>, <HEALTH penicillin>"),
        STR_INIT("Certificat médical : oui"),
        STR_INIT("mijn zus heeft <HEALTH ALS>"),
        STR_INIT("als klant heb ik recht op korting"),
        STR_INIT("he came in with a <HEALTH broken hip> and he left early"),
        STR_INIT("la signora <HEALTH soffre di cuore>"),
        STR_INIT("dass Ihre Frau gegen <HEALTH Stiche allergisch> ist"),
        STR_INIT("sigo de <HEALTH baja> por <HEALTH depresión>"),
        STR_INIT("Er hat eine <HEALTH Stimmbandentzündung>."),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

/* The same said in seven languages: terms_special_more.c. */
static void what_is_found_in_one_language_is_in_the_others(void **state)
{
    static const struct str cases[] = {
        STR_INIT("J'ai la <HEALTH grippe> depuis lundi"),
        STR_INIT("Ich habe die <HEALTH Grippe>."),
        STR_INIT("elle prend du <HEALTH lithium>"),
        STR_INIT("mia figlia prende il <HEALTH Depakin>"),
        STR_INIT("tomo <HEALTH varfarina> todos os dias"),
        STR_INIT("I have <HEALTH second-degree burns>"),
        STR_INIT("Ich habe einen <HEALTH Kreuzbandriss>"),
        STR_INIT("ik heb een <HEALTH gescheurde kruisband>"),
        STR_INIT("io <HEALTH aspetto un bambino>"),
        STR_INIT("mi mujer y yo <HEALTH esperamos un bebé>"),
        STR_INIT("mijn vrouw is in <HEALTH verwachting>"),
        STR_INIT("mein Vater ist <HEALTH insulinpflichtig>"),
        STR_INIT("mijn broer is <HEALTH drugsverslaafd>"),
        STR_INIT("my dad has <HEALTH weeks to live>"),
        STR_INIT("Somos <SPECIAL gitanos> y nos han dicho que no"),
        STR_INIT("Siamo <SPECIAL ebrei> e il sabato non rispondiamo"),
        STR_INIT("Wij zijn <SPECIAL moslims> en eten dat niet"),
        STR_INIT("Somos <SPECIAL adventistas> e ao sábado não vamos"),
        STR_INIT("Wir sind <SPECIAL Kurden> aus Diyarbakır"),
        STR_INIT("mein Mann ist <SPECIAL Alevit>"),
        STR_INIT("ich bin <SPECIAL gewerkschaftlich organisiert>"),
        STR_INIT("ik ben <SPECIAL lid van de vakbond>"),
        STR_INIT("mio fratello è <SPECIAL iscritto alla UIL>"),
        STR_INIT("sou <SPECIAL militante do PCP>"),
        STR_INIT("eu fui <SPECIAL condenado> em 2011"),
        STR_INIT("ik ben <SPECIAL veroordeeld> in 2011"),
        STR_INIT("I am of <SPECIAL Turkish descent>"),
        STR_INIT("er ist <SPECIAL türkischstämmig>"),
        STR_INIT("ik ben van <SPECIAL Marokkaanse afkomst>"),
        STR_INIT("il est <SPECIAL pacsé avec un homme>"),
        STR_INIT("We'd like two <SPECIAL kosher> meals"),
        STR_INIT("ich nehme <HEALTH Blutdrucktabletten>"),
        STR_INIT("my son is on the <HEALTH spectrum>"),
        /* and what is none */
        STR_INIT("Votre service est handicapé"),
        STR_INIT("Je suis malade de votre attitude"),
        STR_INIT("Ik word ziek van jullie chatbot"),
        STR_INIT("J'ai commandé une batterie au lithium"),
        STR_INIT("Ho preso la presa sbagliata"),
        STR_INIT("I have a lithium battery to return"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void other_special_data_are_found(void **state)
{
    static const struct str cases[] = {
        STR_INIT("je suis <SPECIAL catholique pratiquant>"),
        STR_INIT("Nous sommes <SPECIAL musulmans> et le plat contenait du porc"),
        STR_INIT("je suis <SPECIAL délégué syndical> chez vous"),
        STR_INIT("mon <SPECIAL casier judiciaire> est vierge"),
        STR_INIT("Je suis <SPECIAL transgenre>, merci de changer la civilité."),
        STR_INIT("mon mari est en <SPECIAL prison>"),
        STR_INIT("je sors de <SPECIAL garde à vue>"),
        STR_INIT("I am a <SPECIAL trade union member>."),
        STR_INIT("we are <SPECIAL Jewish> and do not answer on Saturdays"),
        STR_INIT("my husband is <SPECIAL gay>"),
        STR_INIT("ich bin <SPECIAL vorbestraft>"),
        STR_INIT("op het formulier bij geloof: <SPECIAL hindoe> invullen"),
        STR_INIT("per la religione scrivete pure <SPECIAL buddista>"),
        STR_INIT("soy <SPECIAL musulmana> y no como cerdo"),
        STR_INIT("sono <SPECIAL omosessuale>"),
        STR_INIT("ik ben <SPECIAL moslim>"),
        STR_INIT("sou <SPECIAL muçulmana>"),
        STR_INIT("I am a <SPECIAL Quaker> and swear no oaths"),
        STR_INIT("Je suis <SPECIAL membre de la CGT> depuis dix ans"),
        STR_INIT("elle est <SPECIAL déléguée CFDT>"),
        STR_INIT("es <SPECIAL delegada de Comisiones Obreras>"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void who_belongs_votes_or_comes_from_somewhere_is_found(void **state)
{
    static const struct str cases[] = {
        STR_INIT("je suis <SPECIAL adhérente chez Sud> depuis 2018"),
        STR_INIT("j'étais <SPECIAL déléguée du personnel FO> avant cela"),
        STR_INIT("I'm <SPECIAL rep for Unite> here"),
        STR_INIT("as a <SPECIAL Unite shop steward> I object"),
        STR_INIT("ich bin <SPECIAL Mitglied bei ver.di>"),
        STR_INIT("als <SPECIAL IG-Metall-Mitglied> weiß ich das"),
        STR_INIT("ik ben <SPECIAL kaderlid van de FNV>"),
        STR_INIT("perché <SPECIAL iscritta alla FIOM> mi hanno licenziata"),
        STR_INIT("soy <SPECIAL afiliado a la UGT> y <SPECIAL gitano>"),
        STR_INIT("sou <SPECIAL delegado sindical da CGTP>"),
        STR_INIT("je <SPECIAL vote LFI> et alors"),
        STR_INIT("I <SPECIAL voted Labour> all my life"),
        STR_INIT("weil ich <SPECIAL AfD wähle>"),
        STR_INIT("soy <SPECIAL votante de Podemos>"),
        STR_INIT("ik <SPECIAL stem al jaren D66>"),
        STR_INIT("<SPECIAL voto Chega> e não escondo"),
        STR_INIT("elle est d'<SPECIAL origine camerounaise>"),
        STR_INIT("my wife is of <SPECIAL Nigerian heritage>"),
        STR_INIT("soy <SPECIAL venezolano de origen>"),
        STR_INIT("sono di <SPECIAL origine albanese>"),
        STR_INIT("Ismael Djaló (<SPECIAL muçulmano>) e Duarte"),
        STR_INIT("We are <SPECIAL Jehovah's Witnesses>."),
        STR_INIT("il est sous curatelle renforcée") /* no belief, no conviction */,
        /* and nobody's */
        STR_INIT("je ne suis pas membre de la CGT"),
        STR_INIT("I did not vote Labour"),
        STR_INIT("the labour costs too much"),
        STR_INIT("la CGT appelle à la grève mardi, y aura-t-il des trains ?"),
        STR_INIT("huile d'olive d'origine italienne, 1 litre"),
        STR_INIT("le carton d'origine est abîmé"),
        STR_INIT("the country of origin is Italian on the label"),
        STR_INIT("mon modem ne marche plus"),
        STR_INIT("le vent du sud a emporté le store"),
        STR_INIT("die Herkunft der Ware ist unbekannt"),
        STR_INIT("plats (halal) au menu"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void denied_it_is_nothing(void **state)
{
    static const struct str cases[] = {
        STR_INIT("je ne suis pas diabétique"),
        STR_INIT("je n'ai jamais eu de cancer"),
        STR_INIT("ni diabète ni asthme dans la famille"),
        STR_INIT("sans allergie connue"),
        STR_INIT("Je ne suis pas encore enceinte"),
        STR_INIT("I do not have any allergies"),
        STR_INIT("I'm not pregnant"),
        STR_INIT("no known heart disease"),
        STR_INIT("ich habe keine Allergie"),
        STR_INIT("ich bin nicht schwanger"),
        STR_INIT("no tengo diabetes"),
        STR_INIT("non sono incinta"),
        STR_INIT("ik heb geen suikerziekte"),
        STR_INIT("não sou diabético"),
        STR_INIT("je ne suis pas syndiqué"),
        STR_INIT("I am not a Muslim"),
        /* asked, supposed, denied behind */
        STR_INIT("Do you have asthma?"),
        STR_INIT("vous ne m'avez jamais demandé si j'étais diabétique"),
        STR_INIT("Alergias: nenhuma"),
        STR_INIT("aucun antécédent de cancer"),
        STR_INIT("Ninguém é diabético"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void what_is_nobodys_is_let_alone(void **state)
{
    static const struct str cases[] = {
        STR_INIT("Mon enceinte est en panne, je suis déçu."),
        STR_INIT("deux enceintes bluetooth et une enceinte connectée"),
        STR_INIT("shampooing psoriasis en rupture ?"),
        STR_INIT("j'ai commandé un livre sur le cancer"),
        STR_INIT("je vous écris de la part de l'équipe Cancer Research"),
        STR_INIT("il y a une dépression au centre du matelas, je veux un échange"),
        STR_INIT("Je suis malade de voir ce service"),
        STR_INIT("j'ai mal à la tête d'attendre vos réponses"),
        STR_INIT("ça me rend malade"),
        STR_INIT("mon ordinateur a un virus informatique"),
        STR_INIT("j'ai acheté une greffe de pommier"),
        STR_INIT("je suis sourd à vos arguments"),
        STR_INIT("Je suis allergique à votre musique d'attente"),
        STR_INIT("je reste sans réponse, le téléphone est muet"),
        STR_INIT("le parfum \"Migraine\" que j'ai reçu est vide"),
        STR_INIT("le traitement de ma demande prend trop de temps"),
        STR_INIT("mon opération bancaire du 12 mars"),
        STR_INIT("gel hydro-alcoolique"),
        STR_INIT("le code promo est invalide, je ne peux pas payer"),
        STR_INIT("Le syndicat des copropriétaires ne répond pas"),
        STR_INIT("je suis prisonnier de votre contrat"),
        STR_INIT("le matelas est trop ferme, les pieds du lit sont cassés"),
        STR_INIT("merci pour le goût et le prix du pain"),
        STR_INIT("I am sick of waiting"),
        STR_INIT("I bought a roller blind and it broke"),
        STR_INIT("my laptop has a virus infection"),
        STR_INIT("Breast Cancer Research raised money"),
        STR_INIT("the treatment I received from your team was awful"),
        STR_INIT("the republican guard marched"),
        STR_INIT("Ich warte seit Wochen auf die Lieferung, das ist krank!"),
        STR_INIT("Op deze manier als klant"),
        STR_INIT("ela não responde e a zona está errada"),
        STR_INIT("quiero dar de baja mi línea"),
        STR_INIT("recebi um produto de baixa qualidade"),
        STR_INIT("Mon chien Rex est épileptique et mon chat diabétique"),
        STR_INIT("Unser Kater hat Diabetes"),
        STR_INIT("Il servizio è malato"),
        STR_INIT("Je fais une allergie à l'incompétence"),
        STR_INIT("J'ai frôlé l'infarctus en voyant la facture"),
        STR_INIT("I nearly had a heart attack when I saw the bill"),
        STR_INIT("a book, \"Living with Depression\""),
        STR_INIT("L'autista ha lasciato il pacco"),
    };

    hold_all(*state, cases, COUNT_OF(cases));
}

static void whose_it_is_tells_in_the_score(void **state)
{
    struct suite *s = *state;
    static const struct {
        struct str text;
        float low, high;
    } cases[] = {
        { STR_INIT("mon cancer"), 0.94F, 1 },
        { STR_INIT("j'ai un cancer"), 0.85F, 0.94F },
        { STR_INIT("cancer depuis trois ans"), 0.5F, 0.8F },
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct spans spans;
        struct fault f = { 0 };

        assert_ok(
            pii_find(s->pii, s->scratch, a, (struct clear){ cases[i].text }, NULL, &spans, &f));
        assert_int_equal(spans.count, 1);
        assert_true(spans.at[0].score >= cases[i].low && spans.at[0].score <= cases[i].high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(somebodys_health_is_found),
        cmocka_unit_test(what_is_found_in_one_language_is_in_the_others),
        cmocka_unit_test(other_special_data_are_found),
        cmocka_unit_test(who_belongs_votes_or_comes_from_somewhere_is_found),
        cmocka_unit_test(denied_it_is_nothing),
        cmocka_unit_test(what_is_nobodys_is_let_alone),
        cmocka_unit_test(whose_it_is_tells_in_the_score),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
