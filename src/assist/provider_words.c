/* SPDX-License-Identifier: EUPL-1.2 */
/* provider_words.c - why a provider may not be used, as whoever must mend it reads it. */
#include "assist/provider.h"

static const struct {
    struct str fr, en;
} words[PROVIDER_REASONS] = {
    [REASON_PLAIN_HTTP] = { STR_INIT("L’adresse est en http:// : ce qui part se lirait en chemin. "
                                     "Il faut https://, sauf vers cette machine même."),
                            STR_INIT("The address is http://: what leaves could be read on its "
                                     "way. It must be https://, except to this very machine.") },
    [REASON_REGION_UNDECLARED] = { STR_INIT("Personne n’a dit où il calcule, ou cette région n’est "
                                            "pas connue. Déclarez EU, EEA, un pays ou une région "
                                            "d’Azure en Europe."),
                                   STR_INIT("Nobody said where it computes, or that region is not "
                                            "known. Declare EU, EEA, a country or one of Azure’s "
                                            "regions in Europe.") },
    [REASON_REGION_OUTSIDE] = { STR_INIT("Il calcule hors des régions que l’organisation permet."),
                                STR_INIT("It computes outside the regions that the organisation "
                                         "allows.") },
    [REASON_GLOBAL] = { STR_INIT("Déploiement Azure « Global » : chaque demande peut être calculée "
                                 "dans n’importe quelle région du monde. Prenez un déploiement "
                                 "régional ou « DataZone » de l’Union."),
                        STR_INIT("An Azure “Global” deployment: each request may be computed in "
                                 "any region of the world. Take a regional one, or one of the "
                                 "Union’s data zone.") },
    [REASON_KIND_UNDECLARED] = { STR_INIT("Le type du déploiement Azure n’est pas déclaré, ou pas "
                                          "connu : on ne sait pas où il calcule. Pour une adresse "
                                          "d’Azure, choisissez le genre « Azure OpenAI »."),
                                 STR_INIT("The kind of the Azure deployment is not declared, or "
                                          "not known: nobody can say where it computes. For an "
                                          "address at Azure choose the kind “Azure OpenAI”.") },
    [REASON_CLOUD_MODEL] = { STR_INIT("Ce modèle d’Ollama porte « cloud » : il calcule chez son "
                                      "éditeur, pas sur la machine."),
                             STR_INIT("This model of Ollama is a “cloud” one: it computes at its "
                                      "makers’, not on the machine.") },
    [REASON_TRAINING] = { STR_INIT("Il apprend de ce qu’on lui envoie, ou personne n’a dit qu’il "
                                   "ne le fait pas (c’est le cas d’un compte de particulier)."),
                          STR_INIT("It trains on what it gets, or nobody said that it does not (a "
                                   "consumer’s account does).") },
    [REASON_RETENTION] = { STR_INIT("Personne n’a dit combien de temps il garde ce qu’il reçoit."),
                           STR_INIT("Nobody said how long it keeps what it gets.") },
    [REASON_ENTITY] = { STR_INIT("Personne n’a dit quelle société l’exploite."),
                        STR_INIT("Nobody said which legal entity runs it.") },
    [REASON_SUBPROCESSORS] = { STR_INIT(
                                   "Personne n’a dit quels sous-traitants ultérieurs "
                                   "reçoivent aussi les données (une liste vide dit : aucun)."),
                               STR_INIT("Nobody said which sub-processors get the data too (an "
                                        "empty list says: none).") },
    [REASON_CONTRACT] = { STR_INIT("Aucun contrat de sous-traitance (art. 28 du RGPD) n’est "
                                   "déclaré."),
                          STR_INIT("No processing contract (GDPR art. 28) is declared.") },
    [REASON_CONTRACT_OVER] = { STR_INIT("Le contrat n’a pas commencé, ou il est terminé."),
                               STR_INIT("The contract has not begun, or it has ended.") },
    [REASON_OWNER] = { STR_INIT("Personne n’en répond dans l’organisation."),
                       STR_INIT("Nobody in the organisation answers for it.") },
    [REASON_IT] = { STR_INIT("Il manque l’approbation de l’informatique, par un administrateur."),
                    STR_INIT("The approval by IT is missing; an administrator gives it.") },
    [REASON_LEGAL] = { STR_INIT("Il manque l’approbation juridique, par un responsable du "
                                "traitement."),
                       STR_INIT("The legal approval is missing; a controller gives it.") },
    [REASON_SAME_PERSON] = { STR_INIT("La même personne a approuvé des deux côtés : il en faut "
                                      "deux."),
                             STR_INIT("The same person approved for both sides: it takes two.") },
    [REASON_IT_OVER] = { STR_INIT("L’approbation de l’informatique a expiré."),
                         STR_INIT("The approval by IT has expired.") },
    [REASON_LEGAL_OVER] = { STR_INIT("L’approbation juridique a expiré."),
                            STR_INIT("The legal approval has expired.") },
};

struct str provider_reason_words(enum provider_reason r, bool french)
{
    return french ? words[r].fr : words[r].en;
}
