/* SPDX-License-Identifier: EUPL-1.2 */
/* words.c - what search knows of French and English beside stems: kinds of questions, words that
 * only carry a question, and words that mean the same at a service desk.
 *
 * An organisation adds its own synonyms; these are the ones that hold for any desk. */
#include "base/buf.h"
#include "knowledge/shelf_priv.h"

/* A question and the title of its answer seldom share the words they ask with: "Qu'est-ce que le
 * droit d'accès ?" is answered by "Le droit d'accès, c'est quoi ?".  Patterns are folded words
 * between spaces, parted by "|"; one without a last space matches the start of a word. */
static const struct {
    const char *term, *patterns;
} frames[] = {
    { "?what",
      " c est quoi | qu est ce qu| qu est ce que c est | definition| que signifie| que veut dire |"
      " a quoi sert| a quoi ca sert| a quoi servent| que fait | what is | what are | what s |"
      " what does | meaning of | define" },
    { "?long", " combien de temps | duree| delai| pendant combien | how long | within how " },
    { "?how", " comment | de quelle maniere | de quelle facon | how to | how do | how can | how " },
    { "?why", " pourquoi | pour quelle raison| why | how come " },
    { "?may",
      " peut | peut on | peut il | peut elle | peuvent | puis je | puis | ai je le droit |"
      " a t il le droit | a t on le droit | droit de | est il possible | possible de | doit | dois "
      "|"
      " doivent | faut il | oblige| exiger | can i | may i | must i | can you | is it possible |"
      " allowed to | have to | required" },
    { "?tips",
      " conseil| precaution| bonnes pratiques | que faire | recommand| astuce| tips | advice |"
      " best practice| what to do | what should i do " },
    { "?who", " qui | aupres de qui | a qui | who | whom " },
    { "?when",
      " quand | quelle date | quelles dates | quelle annee | a quel moment | when | what date " },
    { "?where", " ou se | ou puis | ou est | ou dois | ou trouver | ou faire | a quel endroit |"
                " ou en est | where " },
    { "?cost", " combien coute| quel prix | prix | tarif| cout | frais | how much | price| cost" },
    { "?differs",
      " difference| quelle difference | comparer | compare | versus | difference between " },
};
_Static_assert(COUNT_OF(frames) <= FRAMES_MAX, "room for a term of each");

static const char fillers[] =
    " comment faire fais faut puis savoir sais quoi dois doit doivent devoir possible mettre "
    "oeuvre "
    "bonjour bonsoir madame monsieur merci svp cordialement salutations voudrais souhaite "
    "souhaiterais aimerais veux pourriez pouvez question aide besoin jour hello hi dear please "
    "thanks thank regards want need like know question help want get got make ";

/* One group a line. */
static const char *const same[LANGS] = {
    [LANG_FR] = "courriel;email;e-mail;mail;mel;messagerie\n"
                "mot de passe;mdp;password\n"
                "identifiant;login;nom d'utilisateur\n"
                "connexion;connecter;se loguer\n"
                "publicité;pub;publicitaire;prospection;démarchage;démarcher\n"
                "spam;pourriel;indésirable\n"
                "employeur;patron\n"
                "entreprise;société;boîte\n"
                "salarié;employé;collaborateur\n"
                "téléphone;tel;téléphonique;portable;mobile;smartphone\n"
                "professionnel;pro\n"
                "courrier;postal;lettre\n"
                "internet;web;en ligne\n"
                "site;page web\n"
                "opposer;refuser;stopper;arrêter;cesser\n"
                "désinscrire;désabonner\n"
                "résilier;annuler;résiliation;annulation;rétractation\n"
                "supprimer;effacer;retirer;enlever\n"
                "enregistrer;inscrire;ficher\n"
                "récupérer;obtenir\n"
                "modifier;changer;corriger;rectifier\n"
                "fonctionner;marcher\n"
                "demander;exiger;réclamer\n"
                "conseil;précaution;recommandation\n"
                "sécuriser;protéger\n"
                "communiquer;transmettre;fournir\n"
                "connaître;consulter\n"
                "membre;adhérent\n"
                "photo;image\n"
                "prix;tarif;coût\n"
                "délai;durée\n"
                "facture;facturation;quittance\n"
                "remboursement;remboursé;avoir\n"
                "colis;paquet;livraison;expédition\n"
                "commande;achat\n"
                "retour;renvoyer;renvoi;retourner\n"
                "panne;bug;dysfonctionnement;défectueux;cassé\n"
                "erreur;problème;incident\n"
                "domicile;logement;habitation\n"
                "voiture;véhicule;automobile\n"
                "médecin;docteur\n"
                "enfant;mineur\n"
                "paiement;payer;règlement;régler\n"
                "prélèvement;débit;débiter;prélever\n"
                "carte bancaire;cb;carte bleue\n"
                "compte;profil;espace client\n"
                "mairie;maire;commune;collectivité\n"
                "vidéo;caméra;vidéosurveillance;vidéoprotection\n"
                "ordinateur;pc;poste\n"
                "logiciel;programme;application;appli\n"
                "télécharger;téléchargement\n"
                "réclamation;plainte\n"
                "rendez-vous;rdv\n"
                "numéro;n°\n"
                "tva;taxe sur la valeur ajoutée\n"
                "pme;tpe;petite entreprise\n"
                "rgpd;gdpr;règlement européen;règlement général protection données\n"
                "dpo;dpd;délégué protection données\n"
                "données personnelles;données à caractère personnel;informations personnelles\n"
                "carte nationale d'identité;cni;carte d'identité\n"
                "permis de conduire;permis\n"
                "carte grise;certificat d'immatriculation\n"
                "sécurité sociale;sécu;assurance maladie\n"
                "cdd;contrat à durée déterminée\n"
                "cdi;contrat à durée indéterminée\n",
    [LANG_EN] = "email;e-mail;mail\n"
                "password;passcode;pin\n"
                "login;log in;sign in;log-in;username\n"
                "sign up;register;registration\n"
                "phone;telephone;mobile;cell phone;smartphone\n"
                "cancel;terminate;cancellation;withdraw\n"
                "unsubscribe;opt out\n"
                "delete;remove;erase\n"
                "change;modify;update;edit\n"
                "refund;reimbursement;money back\n"
                "parcel;package;delivery;shipment;shipping\n"
                "order;purchase\n"
                "return;send back\n"
                "broken;defective;faulty;damaged\n"
                "error;problem;issue;failure\n"
                "invoice;bill;receipt\n"
                "payment;pay\n"
                "charge;debit\n"
                "card;credit card;debit card\n"
                "price;cost;fee;rate\n"
                "account;profile\n"
                "website;web site;site\n"
                "internet;web;online\n"
                "app;application;software\n"
                "complaint;claim\n"
                "employer;boss\n"
                "employee;staff;worker\n"
                "company;business;firm\n"
                "home;house;residence\n"
                "car;vehicle;automobile\n"
                "doctor;physician\n"
                "child;minor;kid\n"
                "picture;photo;image\n"
                "gdpr;general data protection regulation\n"
                "dpo;data protection officer\n"
                "personal data;personal information\n"
                "vat;value added tax\n",
};

/* " qu est ce que c est ": folded words, each between spaces. */
static struct str spaced(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, 4 * SHELF_QUERY_MAX);
    struct text_token t;

    text = str_slice(text, 0, SHELF_QUERY_MAX);
    buf_add_char(&b, ' ');
    for (size_t at = 0; text_token_next(NULL, text, LANG_UNKNOWN, &at, &t);) {
        buf_add(&b, t.folded);
        buf_add_char(&b, ' ');
    }
    return buf_str(&b);
}

size_t frames_of(struct arena *a, struct str text, struct str ret_terms[static FRAMES_MAX])
{
    struct str words = spaced(a, text);
    size_t count = 0;

    for (size_t i = 0; i < COUNT_OF(frames); i++) {
        struct str rest = str_of(frames[i].patterns), pattern;

        while (str_split(&rest, '|', &pattern)) {
            if (str_find(words, pattern, 0) == STR_NPOS)
                continue;
            ret_terms[count++] = str_of(frames[i].term);
            break;
        }
    }
    return count;
}

bool shelf_is_filler(struct str folded)
{
    struct str rest = str_of(fillers), word;

    while (str_split(&rest, ' ', &word))
        if (str_eq(word, folded))
            return true;
    return false;
}

/* ---- synonyms ---- */

struct reading {
    struct arena *arena;
    struct text_stemmer *stemmer;
    enum lang lang;
    struct synonyms *to;
    uint32_t words_room, phrases_room, group;
};

static void read_phrase(struct reading *r, struct str text)
{
    struct synonyms *to = r->to;
    struct phrase p = { .first = to->word_count, .group = r->group };
    struct text_token t;

    for (size_t at = 0; text_token_next(r->stemmer, text, r->lang, &at, &t);)
        if (!t.stop && to->word_count < r->words_room)
            to->words[to->word_count++] = str_copy(r->arena, t.stem);
    p.count = to->word_count - p.first;
    if (p.count && to->phrase_count < r->phrases_room)
        to->phrases[to->phrase_count++] = p;
}

static void read_list(struct reading *r, struct str list)
{
    struct str line, part;

    while (str_line(&list, &line)) {
        struct str rest = str_slice(line, 0, str_chr(line, '#', 0));

        while (str_split(&rest, ';', &part))
            read_phrase(r, part);
        r->group++;
    }
}

bool synonyms_read(struct arena *a, struct text_stemmer *st, enum lang lang, struct str own,
                   struct synonyms *ret, struct fault *f)
{
    struct str built_in = str_of(same[lang]);
    struct reading r = { .arena = a, .stemmer = st, .lang = lang, .to = ret };

    if (own.len > SYNONYMS_MAX)
        return fault_set(f, FAULT_LIMIT, "synonyms have more than %zu bytes", SYNONYMS_MAX);
    /* A word takes two bytes at least, with what parts it from the next. */
    r.words_room = r.phrases_room = (uint32_t)(built_in.len + own.len) / 2 + 2;
    ret->words = arena_many(a, struct str, r.words_room);
    ret->phrases = arena_many(a, struct phrase, r.phrases_room);
    if (!arena_check(a, f))
        return false;
    read_list(&r, built_in);
    read_list(&r, own);
    return arena_check(a, f);
}
