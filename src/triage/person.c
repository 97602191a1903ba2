/* SPDX-License-Identifier: EUPL-1.2 */
/* person.c - the phrases after which a person must answer: data subjects' requests, threats with
 * the law, complaints, wishes for a person, and being unhappy with an answer.
 *
 * In all seven languages, since models know French and English only.  A phrase too many sends a
 * ticket to a person, a phrase too few lets a machine answer what it must not: so these are wide.
 * Words as spell_words() gives them, see rules.h. */
#include "triage/person_priv.h"

#include "base/attr.h"

/* In the order of the enum, the gravest first: rules_find() gives the highest priority, and of
 * equals the first row. */
static const struct rule table[] = {
    { "rights", PRIORITY_URGENT,
      "rgpd|droit d acces|droit a l effacement|droit a l oubli|droit d opposition|droit de "
      "rectification|droit a la portabilite|donnees personnelles|donnees a caractere personnel|"
      "mes donnees|cnil|delegue a la protection|effacez ~ donnees|supprimez ~ donnees|"
      "supprimer ~ donnees|copie de mes donnees|article 15|article 16|article 17|article "
      "18|article "
      "20|article 21|art 15|art 17|consentement|"
      "gdpr|right of access|subject access|access request|right to erasure|right to be forgotten|"
      "right to object|data portability|personal data|personal information|my data|data "
      "protection|erase ~ data|delete ~ data|delete all ~ information|withdraw ~ consent|"
      "dsgvo|datenschutz*|auskunftsrecht|auskunft uber ~ daten|recht auf auskunft|recht auf "
      "loschung|personenbezogene*|meine* daten|daten loschen|loschung ~ daten|widerspruch*|"
      "einwilligung|artikel 15|artikel 17|"
      "rgpd|lopd*|derecho de acceso|derecho de supresion|derecho al olvido|derecho de oposicion|"
      "datos personales|mis datos|proteccion de datos|borren ~ datos|eliminen ~ datos|eliminar ~ "
      "datos|articulo 15|articulo 17|"
      "diritto di accesso|diritto all oblio|diritto alla cancellazione|diritto di opposizione|dati "
      "personali|miei dati|protezione dei dati|cancellare ~ dati|cancellate ~ dati|garante ~ "
      "privacy|articolo 15|articolo 17|"
      "avg verzoek|inzageverzoek|recht op inzage|recht op vergetelheid|persoonsgegevens|mijn "
      "gegevens|gegevens ~ verwijderen|gegevensbescherming|autoriteit persoonsgegevens|"
      "direito de acesso|direito ao apagamento|direito ao esquecimento|direito de oposicao|dados "
      "pessoais|meus dados|protecao de dados|apagar ~ dados|apaguem ~ dados|artigo 15|artigo 17" },
    { "legal", PRIORITY_HIGH,
      "avocat*|tribunal|justice|plainte|mise en demeure|poursuites|huissier|mediateur|mediation|"
      "dgccrf|signalconso|association de consommateurs|dommages|juridique*|judiciaire*|"
      "lawyer*|solicitor*|attorney*|sue|suing|court|legal*|ombudsman|trading standards|damages|"
      "anwalt*|rechtsanwalt*|gericht*|klage*|verklage*|anzeige|rechtlich*|verbraucherzentrale|"
      "schlichtungsstelle|schadensersatz|schadenersatz|mahnung|"
      "abogad*|juzgado*|tribunal*|demanda*|denuncia*|acciones legales|judicial*|"
      "avvocat*|tribunale|denunci*|querela|vie legali|azioni legali|giudiziari*|risarcimento|"
      "advocaat|advocaten|rechter|rechtbank|juridisch*|aangifte|schadevergoeding|"
      "geschillencommissie|"
      "advogad*|tribunais|processar|acao judicial|livro de reclamacoes|indemnizacao" },
    { "complaint", PRIORITY_HIGH,
      "reclamation*|reclame*|me plains|me plaindre|inadmissible*|inacceptable*|scandaleu*|honte*|"
      "lamentable*|mecontent*|insatisf*|decu|decue|decevant*|tres decu*|arnaque*|escroc*|vous "
      "moquez|foutez|marre|ras le bol|jamais vu ca|catastroph*|nul|nulle|furieu*|colere|excede*|"
      "indigne*|inadmissible|"
      "complaint*|complain*|unacceptable|disgrace*|disgust*|outrag*|appalling|terrible|awful|"
      "horrible|worst|ridiculous|fed up|furious|angry|disappoint*|dissatisf*|unhappy|scam*|rip off|"
      "ripped off|shocking|sick of|fuming|pathetic|"
      "beschwer*|reklam*|inakzeptabel|unverschamt*|frechheit|unzumutbar|enttausch*|"
      "unzufrieden|wutend|argerlich|verargert|betrug*|katastroph*|sauer|skandal*|schlimm*|"
      "queja*|quejo|quejar*|reclamacion*|inaceptable|vergonzoso|verguenza|indigna*|decepcion*|"
      "descontent*|insatisfech*|enfadad*|estafa*|pesimo|pesima|fatal|harto|harta|"
      "reclamo|reclami|lamentel*|lamentare|inaccettabil*|vergogn*|delus*|insoddisfatt*|arrabbiat*|"
      "truff*|pessim*|scandalos*|schifo|stufo|stufa|"
      "klacht*|klagen|onacceptabel|schandalig|schande|teleurgesteld|teleurstellend|ontevreden|boos|"
      "woedend|oplicht*|belachelijk|slechtste|"
      "queixa*|reclamacao|reclamacoes|reclamar|inaceitavel|inadmissivel|vergonha|desiludid*|"
      "insatisfeit*|descontente*|furios*|burla*|pessimo|pessima|fart*" },
    { "human", PRIORITY_NORMAL,
      "humain|humaine|un etre humain|vraie personne|une personne|quelqu un|un conseiller|une "
      "conseillere|conseiller|un agent|rappelez moi|rappeler moi|m appeler|me rappeler|parler "
      "a|pas "
      "un robot|pas a un robot|parler a un robot|"
      "human|humans|real person|a person|someone|somebody|an agent|an advisor|an adviser|"
      "representative|an operator|call me|ring me|call back|speak to|talk to|speak with|talk with|"
      "bot|chatbot|not a machine|"
      "mensch|menschen|mitarbeiter*|berater*|jemand*|echte person|rufen sie|zuruckrufen|ruckruf|"
      "sprechen mit|kein roboter|"
      "humano|humana|persona|una persona|alguien|un agente|asesor*|llamenme|llamarme|hablar con|"
      "umano|umana|un operatore|operatore|qualcuno|richiamatemi|chiamatemi|parlare con|"
      "mens|menselijk*|medewerker|iemand|bel mij|bel me|terugbellen|spreken met|praten met|"
      "humano|pessoa|uma pessoa|alguem|um agente|assistente|liguem me|telefonem|falar com" },
    { "unhappy", PRIORITY_LOW,
      "pas repondu|ne repond pas|repond pas a|pas ma question|pas la question|pas ce que|ne m aide "
      "pas|n aide pas|n aide en rien|rien a voir|pas compris|ne comprends pas|comprends pas|hors "
      "sujet|faux|fausse|incorrect*|inexact*|inutile*|toujours pas|deja essaye|deja fait|ne "
      "fonctionne toujours pas|n a pas marche|ne marche toujours pas|pas satisfait*|non|"
      "not answer*|didn t answer|does not answer|doesn t answer|not my question|not what i|not "
      "helpful|no help|unhelpful|doesn t help|does not help|didn t help|did not help|wrong|"
      "incorrect|useless|not true|irrelevant|already tried|already did|still not|still doesn t|"
      "still does not|did not work|didn t work|not satisfied|don t understand|do not understand|no|"
      "nicht beantwortet|keine antwort|nicht meine frage|hilft ~ nicht|nicht geholfen|hilft mir|"
      "falsch*|stimmt nicht|nutzlos|schon versucht|immer noch nicht|funktioniert nicht|verstehe "
      "nicht|nein|"
      "no responde|no ha respondido|no es mi pregunta|no es lo que|no me ayuda|no sirve|incorrecto|"
      "equivocad*|falso|inutil|ya lo he|sigue sin|no funciona|no entiendo|"
      "non risponde|non ha risposto|non e la mia|non e quello|non mi aiuta|non serve|sbagliat*|"
      "errat*|gia provato|ancora non|non funziona|non capisco|"
      "geen antwoord|niet beantwoord|niet mijn vraag|helpt niet|helpt me niet|niet geholpen|fout|"
      "onjuist|nutteloos|al geprobeerd|nog steeds niet|werkt niet|begrijp ~ niet|nee|"
      "nao responde|nao respondeu|nao e a minha|nao e isso|nao ajuda|nao me ajuda|errado|errada|"
      "incorreto|ja tentei|continua sem|nao funciona|nao percebo|nao entendo|nao" },
};

static const enum need_person needs[COUNT_OF(table)] = { NEED_RIGHTS, NEED_LEGAL, NEED_COMPLAINT,
                                                         NEED_HUMAN, NEED_UNHAPPY };

/* Where what is asked is the everyday business of any shop. */
static const char everyday[] =
    "tribunal de commerce|rue du tribunal|place du tribunal|court terme|court delai|court circuit|"
    "tennis court|court road|food court|pas de soucis|quelqu un d autre|pour une personne|pour "
    "quelqu un|par personne|for someone else|for a person|per person|for somebody|customer service "
    "number|pro person|fur eine person|para una persona|por persona|per una persona|per persona|"
    "voor een persoon|voor iemand|para uma pessoa|por pessoa|non merci|no thanks|no thank you|no "
    "problem|no worries|nein danke|no gracias|no grazie|nee dank*|nao obrigad*";

struct rules *person_rules_new(struct arena *a, struct fault *f)
{
    return rules_of(a, table, COUNT_OF(table), everyday, f);
}

enum need_person person_rule_need(const struct rule *rule)
{
    return needs[rule - table];
}

const char *triage_human_word(enum lang lang)
{
    static const char *const words[LANGS] = {
        [LANG_UNKNOWN] = "human", [LANG_FR] = "humain", [LANG_EN] = "human", [LANG_DE] = "Mensch",
        [LANG_ES] = "humano",     [LANG_IT] = "umano",  [LANG_NL] = "mens",  [LANG_PT] = "humano",
    };

    return words[lang];
}
