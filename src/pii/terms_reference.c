/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_reference.c - words for the number under which somebody is insured, treated or travels.
 *
 * Each names the number itself: "contrat auto n°".  The bare word for a contract, a file or an
 * order leads to nobody's number (reference.c). */
#include "pii/lexicon_priv.h"

const struct terms terms_reference[] = {
    { NEAR_ORDER, "customer", /* insured */
      "contrat habitation n°|contrat auto n°|contrat santé n°|contrat moto n°|contrat mutuelle n°|"
      "contrat d'assurance n°|contrat d'assurance numéro|n° de contrat d'assurance|"
      "police d'assurance n°|n° police assurance|n° de police d'assurance|police auto n°|"
      "police habitation n°|n° adhérent mutuelle|adhérent mutuelle n°|vers-nr|vers nr|"
      "versicherungsnr|versicherungs-nr|versicherungspolice nr|police nr|police-nr|pol no|pol nr|"
      "pol number|insurance policy no|insurance policy number|póliza de hogar nº|"
      "póliza del hogar nº|póliza de coche nº|póliza de seguro nº|póliza del seguro nº|"
      "polizza auto n|polizza casa n|polizza vita n|polizza auto numero|polizza casa numero|"
      "polisnummer verzekering|verzekeringsnummer|verzekeringsnr|apólice automóvel n.º|"
      "apólice auto n.º|apólice de seguro n.º|apólice habitação n.º|apólice de saúde n.º" },
    { NEAR_ORDER, "customer", /* charged and known */
      "mandatsreferenz|mandatsreferenznummer|référence unique de mandat|référence de mandat|"
      "référence du mandat|mandate reference|mandate ref|referencia de mandato|"
      "riferimento mandato|kenmerk machtiging|machtigingskenmerk|referência do mandato|kdn|knr|"
      "kd-num|lidmaatschapsnr|lidmaatschaps-nr|nº de mandato" },
    { NEAR_ORDER, "customer", /* treated */
      "n° de dossier médical|numéro de dossier médical|dossier médical n°|dossier patient n°|"
      "n° de dossier patient|n° dossier patient|n° ipp|ipp n°|numéro ipp|hospital no|hosp no|"
      "nº historia|nº de historia|nº historia clínica|número de historia|"
      "número de historia clínica|nhc|n.º de processo clínico|número de processo clínico|"
      "nº de processo clínico|processo clínico nº|processo clínico n.º|cartella clinica n|"
      "cartella clinica numero|patiëntnummer|patiëntennummer|patiëntnr|patiëntennr|patientnummer|"
      "patientnr" },
    { NEAR_ORDER, "contract", "ipp" },
    { NEAR_ORDER, "customer", /* claims something: a number of its own, no file's */
      "n° de sinistre|n° sinistre|numéro de sinistre|numéro sinistre|sinistre n°|sinistre numéro|"
      "dossier sinistre n°|n° de dossier sinistre|référence sinistre|réf sinistre|"
      "référence du sinistre|claim no|claim nr|claim number|claim ref|claim reference|claim id|"
      "claims ref|claims no|schadennummer|schadennr|schaden-nr|schaden nr|schadensnummer|"
      "schadensnr|schaden-nummer|schadenfallnummer|número de siniestro|nº de siniestro|"
      "nº siniestro|siniestro nº|n° de siniestro|numero sinistro|numero di sinistro|n sinistro|"
      "sinistro n|sinistro numero|schadenummer|schadenr|schade-nr|schadedossiernummer|"
      "número do sinistro|número de sinistro|nº do sinistro|n.º do sinistro|sinistro nº|"
      "sinistro n.º" },
    { NEAR_ORDER, "customer", /* travels */
      "n° grand voyageur|grand voyageur|carte grand voyageur|n° fidélité|n° de fidélité|"
      "fidélité n°|vielfliegernummer|vielfliegernr|vielflieger nr|vielflieger-nr|"
      "frequent flyer no|frequent flyer id|loyalty no|loyalty id|numero frequent flyer|"
      "número de viajero frecuente|iberia plus|número de passageiro frequente|"
      "frequent flyer nummer|numero millemiglia|millemiglia" },
    { 0, NULL, NULL },
};
