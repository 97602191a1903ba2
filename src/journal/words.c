/* SPDX-License-Identifier: EUPL-1.2 */
/* words.c - what an entry's words mean, in French and in English: for pages that are read without
 * the console.  The console says the same (console/src/i18n), and a test holds both to what the
 * program writes (tests/system/entries_test.py). */
#include "journal/page_priv.h"

#include "base/attr.h"

static const struct page_word acts[] = {
    { "account.accept", "compte activé", "account taken up" },
    { "account.add", "utilisateur ajouté", "user added" },
    { "account.approve", "accord donné à un compte", "account agreed to" },
    { "account.change", "utilisateur modifié", "user changed" },
    { "account.disable", "utilisateur désactivé", "user disabled" },
    { "account.enable", "utilisateur réactivé", "user enabled" },
    { "account.invite", "utilisateur invité", "user invited" },
    { "account.password", "mot de passe fixé", "password set" },
    { "account.roles", "rôles modifiés", "roles changed" },
    { "attachment.find", "pièce jointe lue", "attachment read" },
    { "attachment.open", "pièce jointe ouverte", "attachment opened" },
    { "attachment.read", "pièce jointe ouverte pour être lue", "attachment opened to be read" },
    { "clock.back", "horloge remise en arrière", "clock set back" },
    { "corrections.export", "corrections exportées", "corrections exported" },
    { "corrections.reset", "apprentissage des corrections effacé",
      "what corrections taught was forgotten" },
    { "factor.add", "second facteur ajouté", "second factor added" },
    { "factor.codes", "codes de secours renouvelés", "recovery codes renewed" },
    { "factor.remove", "second facteur retiré", "second factor removed" },
    { "journal.cosign", "cosignature de témoin reçue", "witness’s cosignature received" },
    { "journal.export", "journal exporté", "journal exported" },
    { "journal.read", "journal consulté", "journal read" },
    { "journal.send", "point de contrôle envoyé", "checkpoint sent" },
    { "key.rotate", "clé renouvelée", "key rotated" },
    { "message.answer", "réponse écrite", "reply written" },
    { "message.mark", "détection corrigée", "detection corrected" },
    { "message.note", "note écrite", "note written" },
    { "message.quarantine", "message retenu", "message held back" },
    { "message.take", "message reçu", "message taken in" },
    { "organisation.add", "organisation ajoutée", "organisation added" },
    { "organisation.change", "réglages modifiés", "switches changed" },
    { "person.find", "personne cherchée", "person looked for" },
    { "person.list", "personnes cherchées", "persons searched" },
    { "person.read", "personne lue", "person read" },
    { "person.recall", "personne reconnue", "person recognised" },
    { "person.shred", "clé de la personne détruite", "person’s key destroyed" },
    { "policy.apply", "politique appliquée", "policy applied" },
    { "quarantine.release", "message libéré", "message released" },
    { "session.end", "déconnexion", "logged out" },
    { "session.factor", "facteur redemandé", "factor shown again" },
    { "session.start", "connexion", "logged in" },
    { "session.step", "première étape de connexion", "first step of a log-in" },
    { "source.add", "source déclarée", "source declared" },
    { "source.change", "source modifiée", "source changed" },
    { "ticket.change", "ticket modifié", "ticket changed" },
    { "ticket.count", "vues comptées", "views counted" },
    { "ticket.list", "liste lue", "list read" },
    { "ticket.read", "ticket lu", "ticket read" },
    { "ticket.search", "recherche", "search" },
    { "token.add", "jeton d’accès créé", "access token made" },
    { "token.open", "enveloppe ouverte", "envelope opened" },
    { "token.revoke", "jeton d’accès révoqué", "access token revoked" },
    { "witness.add", "témoin ajouté", "witness added" },
    { "witness.remove", "témoin retiré", "witness removed" },
};

static const struct page_word results[] = {
    { "allowed", "accordé", "allowed" }, { "denied", "refusé", "refused" },
    { "done", "fait", "done" },          { "failed", "échoué", "failed" },
    { "refused", "refusé", "refused" },
};

static const struct page_word kinds[] = {
    { "account", "utilisateur", "user" },
    { "ai", "IA", "AI" },
    { "attachment", "pièce jointe", "attachment" },
    { "device", "appareil", "device" },
    { "factor", "facteur", "factor" },
    { "journal", "journal", "journal" },
    { "key", "clé", "key" },
    { "login", "connexion", "log-in" },
    { "message", "message", "message" },
    { "organisation", "organisation", "organisation" },
    { "person", "personne", "person" },
    { "policy", "politique", "policy" },
    { "quarantine", "message retenu", "message held back" },
    { "session", "session", "session" },
    { "source", "source", "source" },
    { "ticket", "ticket", "ticket" },
    { "token", "jeton", "token" },
    { "witness", "témoin", "witness" },
};

static const struct page_word purposes[] = {
    { "drafting", "rédaction", "drafting" }, { "legal", "juridique", "legal" },
    { "quality", "qualité", "quality" },     { "statistics", "statistiques", "statistics" },
    { "support", "support", "support" },     { "training", "apprentissage", "training" },
    { "triage", "tri", "triage" },
};

static const struct page_word categories[] = {
    { "contact", "contact", "contact" },
    { "content", "contenu", "content" },
    { "credential", "secret d’accès", "credential" },
    { "financial", "financier", "financial" },
    { "health", "santé", "health" },
    { "identifier", "identifiant", "identifier" },
    { "identity", "identité", "identity" },
    { "location", "localisation", "location" },
    { "online", "en ligne", "online" },
    { "special", "sensible (art. 9)", "special (art. 9)" },
};

const struct page_words page_words[] = {
    { "acts", acts, COUNT_OF(acts) },
    { "results", results, COUNT_OF(results) },
    { "kinds", kinds, COUNT_OF(kinds) },
    { "purposes", purposes, COUNT_OF(purposes) },
    { "categories", categories, COUNT_OF(categories) },
};
const size_t page_words_count = COUNT_OF(page_words);
