/* SPDX-License-Identifier: EUPL-1.2 */
/* cues.c - the phrases by which sentences are told apart (cues_priv.h).
 *
 * Folded words with single spaces, parted by '|'; "*" ends a word that may go on. */
#include "assist/cues_priv.h"

#include "base/attr.h"
#include "base/buf.h"
#include "text/text.h"

static const struct phrases {
    const char *asks, *trouble, *done, *will, *courtesy;
} phrases[LANGS] = {
    [LANG_FR] = {
        .asks = "pouvez vous|pourriez vous|peux tu|pourrais tu|merci de|je souhait*|nous "
                     "souhait*|je voudrais|j aimerais|je veux|je demande|je vous demande|j ai "
                     "besoin|comment|pourquoi|quand|combien|est ce que|est il possible|puis je|"
                     "dois je|faut il|veuillez|prier de|prie de|je desire|quel*|que faire|"
                     "j attends|je cherche|dites moi|indiquez moi|envoyez moi|remboursez*",
        .trouble = "ne fonctionne*|ne marche*|probleme*|panne*|erreur*|impossible*|"
                        "n arrive pas|n ai pas|n a pas|n est pas|toujours pas|jamais|casse*|"
                        "defectueu*|abime*|perdu*|manqu*|bloque*|double|retard*|refuse*|vole*|"
                        "en trop|a tort|litige*|reclam*|malgre",
        .done = "nous avons|j ai bien|a ete|ont ete|avons bien|a bien ete|est parti*|"
                     "c est fait|vous trouverez|est desormais|est maintenant|viens de|venons de",
        .will = "nous allons|nous reviendrons|nous revenons|revient vers vous|reviens vers "
                     "vous|vous sera|vous seront|sera traite*|sous * jours|d ici|sous 48|en cours|"
                     "dans les plus brefs|vous recevrez|je vais|nous attendons|dans l attente",
        .courtesy = "bonjour|bonsoir|madame|monsieur|chere*|cher|cordialement|bien a vous|"
                         "bonne journee|bonne reception|merci d avance|merci par avance|"
                         "en vous remerciant|je vous remercie|nous vous remercions|salutations|"
                         "sinceres|respectueusement|belle journee|a bientot|bien cordialement",
    },
    [LANG_EN] = {
        .asks = "can you|could you|would you|will you|please|i would like|i d like|we would "
                     "like|i want|i need|we need|how|why|when|what|where|which|is it possible|"
                     "may i|can i|could i|should i|do i|let me know|tell me|send me|i am looking|"
                     "i m looking|refund me",
        .trouble = "not work*|does not|doesn t|do not|don t|did not|didn t|problem*|issue*|"
                        "error*|fail*|broken|cannot|can t|unable|never|still not|still no|missing|"
                        "lost|late|delay*|refus*|twice|stolen|wrong*|damag*|faulty|complain*|"
                        "despite|has not|hasn t|have not|haven t",
        .done = "we have|we ve|i have|i ve|has been|have been|was sent|were sent|is now|are "
                     "now|you will find|done|we sent|we refunded|just",
        .will = "we will|we ll|i will|i ll|will be|within|going to|in progress|shortly|"
                     "get back to you|come back to you|waiting for|await*|you will receive",
        .courtesy = "hello|hi|dear|good morning|good afternoon|good evening|regards|kind "
                         "regards|best regards|sincerely|faithfully|thanks|thank you|cheers|"
                         "have a nice|many thanks|looking forward|best wishes|hey",
    },
    [LANG_DE] = {
        .asks = "konnen sie|konnten sie|konnt ihr|kannst du|bitte|ich mochte|wir mochten|ich "
                     "will|ich brauche|wie|warum|wann|was|wo|welche*|ist es moglich|kann ich|darf "
                     "ich|muss ich|soll ich|teilen sie|senden sie|schicken sie|ich bitte|wieso",
        .trouble = "funktioniert nicht|geht nicht|problem*|fehler*|defekt*|kaputt|nicht|kein*|"
                        "nie|verloren|fehlt|fehlen|verspat*|doppelt|gestohlen|falsch*|reklam*|"
                        "beschwer*|trotz*",
        .done = "wir haben|ich habe|wurde*|ist nun|ist jetzt|sie finden|erledigt|soeben",
        .will = "wir werden|ich werde|wird|werden|innerhalb|in bearbeitung|melden uns|wir "
                     "warten|sie erhalten",
        .courtesy = "hallo|guten tag|guten morgen|guten abend|sehr geehrte*|liebe*|lieber|"
                         "freundliche* grusse*|mit freundlichen|viele grusse|beste grusse|danke|"
                         "vielen dank|im voraus|mfg|herzliche*",
    },
    [LANG_ES] = {
        .asks = "puede*|podria*|pueden|por favor|quisiera|me gustaria|quiero|necesito|como|"
                     "por que|cuando|que|donde|cual*|es posible|debo|tengo que|solicito|ruego|"
                     "digame|envieme|deseo|cuanto",
        .trouble = "no funciona*|problema*|error*|averia*|no puedo|no he|no ha|nunca|todavia "
                        "no|roto|rota|perdid*|falta*|retras*|doble|robad*|equivocad*|reclam*|queja*|"
                        "a pesar",
        .done = "hemos|he|ha sido|han sido|ya esta|encontrara|acabamos de",
        .will = "vamos a|le enviaremos|sera|seran|en un plazo|en curso|recibira|nos pondremos|"
                     "esperamos|quedamos a la espera",
        .courtesy = "hola|buenos dias|buenas tardes|buenas noches|buenas|estimad*|saludos|un "
                         "saludo|atentamente|cordialmente|gracias|muchas gracias|de antemano",
    },
    [LANG_IT] = {
        .asks = "puo|potete|potrebbe|potreste|per favore|vorrei|vorremmo|voglio|ho bisogno|"
                     "come|perche|quando|cosa|dove|quale|quali|e possibile|posso|devo|chiedo|"
                     "si prega|mi dica|mi invii|desidero|quanto",
        .trouble = "non funziona*|problem*|errore*|guast*|non riesco|non ho|non ha|mai|ancora "
                        "non|rott*|pers*|manca*|ritard*|doppi*|rubat*|sbagliat*|reclam*|nonostante",
        .done = "abbiamo|ho provveduto|e stato|e stata|sono stati|sono state|trovera|trova|"
                     "appena",
        .will = "provvederemo|le invieremo|sara|saranno|entro|in corso|ricevera|la "
                     "contatteremo|restiamo in attesa|attendiamo",
        .courtesy = "buongiorno|buonasera|salve|gentil*|egregi*|spett*|cordiali saluti|"
                         "distinti saluti|saluti|grazie|in anticipo|ciao|buona giornata",
    },
    [LANG_NL] = {
        .asks = "kunt u|kan u|kunnen jullie|kun je|zou u|zouden jullie|graag|alstublieft|ik "
                     "wil|wij willen|ik heb * nodig|hoe|waarom|wanneer|wat|waar|welke|is het "
                     "mogelijk|mag ik|kan ik|moet ik|stuur|verzoek*|ik zoek",
        .trouble = "werkt niet|doet het niet|probleem|problemen|fout*|storing*|defect*|kapot|"
                        "niet|geen|nooit|kwijt|ontbreek*|vertraag*|dubbel|gestolen|verkeerd*|klacht*|"
                        "ondanks",
        .done = "wij hebben|we hebben|ik heb|is verzonden|zijn verzonden|is nu|werd|werden|u "
                     "vindt|zojuist",
        .will = "wij zullen|we zullen|ik zal|zal|zullen|binnen|in behandeling|u ontvangt|nemen "
                     "contact|wachten",
        .courtesy = "hallo|goedendag|goedemorgen|goedemiddag|goedenavond|beste|geachte|"
                         "met vriendelijke groet*|groet*|bedankt|dank u|bij voorbaat|alvast bedankt|"
                         "hoi",
    },
    [LANG_PT] = {
        .asks = "pode*|poderia*|por favor|gostaria|queria|quero|preciso|como|porque|por que|"
                     "quando|o que|onde|qual|quais|e possivel|posso|devo|solicito|peco|diga me|"
                     "envie me|agradecia|desejo|quanto",
        .trouble = "nao funciona*|problema*|erro*|avaria*|nao consigo|nao recebi|nao tenho|"
                        "nunca|ainda nao|partid*|perdid*|falta*|atras*|dobro|duas vezes|roubad*|"
                        "errad*|reclam*|apesar",
        .done = "temos o|foi|foram|ja esta|encontra|enviamos|acabamos de|procedemos",
        .will = "vamos|iremos|sera|serao|no prazo|em curso|recebera|entraremos em contacto|"
                     "aguardamos",
        .courtesy = "ola|bom dia|boa tarde|boa noite|caro*|cara*|exmo*|exma*|cumprimentos|"
                         "atentamente|atenciosamente|obrigad*|desde ja|com os melhores",
    },
};

/* " words of the sentence, folded, with one space between them ". */
static struct str words_of(struct arena *a, struct str sentence)
{
    struct str folded = text_fold(a, sentence, NULL);
    struct buf b = buf_new(a, folded.len * 2 + 4);
    struct word w;
    size_t at = 0;

    buf_add_char(&b, ' ');
    while (text_word_next(folded, &at, &w)) {
        buf_add(&b, str_slice(folded, w.start, w.end));
        buf_add_char(&b, ' ');
    }
    return buf_str(&b);
}

/* `part` up to its "*", at the start of the words from `at`; where it ends. */
static bool part_is_at(struct str words, struct str phrase, size_t at)
{
    struct str word;

    while (str_split(&phrase, ' ', &word)) {
        bool goes_on = word.ptr[word.len - 1] == '*';
        struct str stem = str_slice(word, 0, word.len - goes_on);
        size_t end = str_chr(words, ' ', at);

        if (end == STR_NPOS || !str_starts(str_slice(words, at, end), stem) ||
            (!goes_on && end - at != stem.len))
            return false;
        at = end + 1;
    }
    return true;
}

static bool has_phrase(struct str words, struct str phrase)
{
    for (size_t at = 0; at + 1 < words.len; at = str_chr(words, ' ', at + 1))
        if (part_is_at(words, phrase, at + 1))
            return true;
    return false;
}

static bool has_any(struct str words, const char *list)
{
    struct str rest = str_of(list), phrase;

    while (str_split(&rest, '|', &phrase))
        if (has_phrase(words, phrase))
            return true;
    return false;
}

static unsigned cues_in(struct str words, enum lang lang)
{
    const struct phrases *p = &phrases[lang];
    const char *const lists[CUES] = { [CUE_ASKS] = p->asks,
                                      [CUE_TROUBLE] = p->trouble,
                                      [CUE_DONE] = p->done,
                                      [CUE_WILL] = p->will,
                                      [CUE_COURTESY] = p->courtesy };
    unsigned found = 0;

    for (unsigned c = 0; c < CUES; c++)
        if (has_any(words, lists[c]))
            found |= 1u << c;
    return found;
}

unsigned cues_of(struct arena *a, struct str sentence, enum lang lang)
{
    struct str words = words_of(a, sentence);
    unsigned found = 0;

    if (lang != LANG_UNKNOWN)
        found = cues_in(words, lang);
    else
        for (unsigned l = LANG_UNKNOWN + 1; l < LANGS; l++)
            found |= cues_in(words, (enum lang)l);
    if (str_chr(sentence, '?', 0) != STR_NPOS)
        found |= 1u << CUE_ASKS;
    return found;
}

bool cues_say(struct arena *a, struct str text, const char *list)
{
    return has_any(words_of(a, text), list);
}
