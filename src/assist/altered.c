/* SPDX-License-Identifier: EUPL-1.2 */
/* altered.c - a token as a model may garble it: without its brackets, in small letters, with a
 * blank or a hyphen, in the plural, translated: "[Personne 1]", "person_1". */
#include <string.h>

#include "assist/gateway_priv.h"
#include "text/text.h"

#define NAME_MAX_BYTES 32 /* of a name as it is written */
#define DIGITS_MAX     4  /* no ticket has so many tokens of a type */
#define SHOUTED_LEAST  5  /* letters: "IBAN 1" and "IP 4" are how anybody writes them */

/* As text_fold() gives it, with '_' for what parts words.  English, French, German, Spanish,
 * Italian, Dutch, Portuguese; what is written alike in several stands once. */
static const struct {
    enum span_type type;
    const char *names;
} written[] = {
    { SPAN_PERSON, "person personne persona pessoa persoon name nom nombre nome naam" },
    { SPAN_EMAIL, "email e_mail mail courriel correo correio" },
    { SPAN_PHONE, "phone telephone telefon telefono telefone telefoon tel" },
    { SPAN_ADDRESS, "address adresse direccion indirizzo adres endereco anschrift" },
    { SPAN_HANDLE,
      "handle pseudo pseudonyme benutzername usuario utente gebruikersnaam utilizador" },
    { SPAN_DOB, "dob date_of_birth date_de_naissance geburtsdatum fecha_de_nacimiento "
                "data_di_nascita geboortedatum data_de_nascimento" },
    { SPAN_NATIONAL_ID, "national_id id_national identifiant_national identite ausweis "
                        "ausweisnummer id_nacional id_nazionale nationaal_id" },
    { SPAN_PASSPORT, "passport passeport reisepass pasaporte passaporto paspoort passaporte" },
    { SPAN_COMPANY_ID,
      "company_id id_entreprise firmennummer id_empresa id_azienda bedrijfsnummer" },
    { SPAN_CUSTOMER_REF, "customer_ref ref_client reference_client kundennummer ref_cliente "
                         "referencia_cliente riferimento_cliente klantnummer" },
    { SPAN_PLATE, "plate plaque kennzeichen matricula targa kenteken" },
    { SPAN_IBAN, "iban" },
    { SPAN_BIC, "bic" },
    { SPAN_CARD, "card carte karte tarjeta carta kaart cartao" },
    { SPAN_IP, "ip" },
    { SPAN_MAC, "mac" },
    { SPAN_GEO, "geo" },
    { SPAN_HEALTH, "health sante gesundheit salud salute gezondheid saude" },
    { SPAN_SPECIAL, "special" },
    { SPAN_CREDENTIAL, "credential mot_de_passe passwort contrasena wachtwoord senha" },
};

struct before {
    char folded[NAME_MAX_BYTES * 4];
    size_t len;
    const uint32_t *map;
    size_t from; /* of the text */
};

/* The text before `end`, folded. */
static bool fold_before(struct arena *a, struct str text, size_t end, struct before *ret)
{
    size_t from = end > NAME_MAX_BYTES ? end - NAME_MAX_BYTES : 0;
    struct str folded;
    uint32_t *map;

    while (from < end && ((unsigned char)text.ptr[from] & 0xc0) == 0x80)
        from++;
    folded = text_fold(a, str_slice(text, from, end), &map);
    if (!folded.len || folded.len > sizeof ret->folded)
        return false;
    for (size_t i = 0; i < folded.len; i++)
        ret->folded[i] = folded.ptr[i] == ' ' || folded.ptr[i] == '-' ? '_' : folded.ptr[i];
    ret->len = folded.len;
    ret->map = map;
    ret->from = from;
    return true;
}

/* Where `name`, or its plural, begins in it, when it ends there; STR_NPOS: it does not. */
static size_t begins(const struct before *b, struct str name)
{
    for (size_t plural = 0; plural < 2; plural++) {
        size_t len = name.len + plural, at = b->len - len;

        if (len > b->len || (plural && b->folded[b->len - 1] != 's') ||
            memcmp(b->folded + at, name.ptr, name.len) != 0)
            continue;
        if (at == 0 ||
            !(ascii_alnum(b->folded[at - 1]) || (unsigned char)b->folded[at - 1] >= 0x80))
            return b->from + b->map[at];
    }
    return STR_NPOS;
}

static bool is_shouted(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z')
            return false;
    return name.len >= SHOUTED_LEAST;
}

static bool is_bracketed(struct str before)
{
    return (before.len && strchr("[({<", before.ptr[before.len - 1])) ||
           str_ends(before, TOKEN_OPENS);
}

/* The digits at `digits`; false when no token is numbered so. */
static bool read_number(struct str text, size_t digits, struct altered *ret)
{
    size_t end = digits;

    ret->n = 0;
    for (; end < text.len && end - digits < DIGITS_MAX && ascii_digit(text.ptr[end]); end++)
        ret->n = ret->n * 10 + (uint32_t)(text.ptr[end] - '0');
    ret->end = end;
    return end > digits && text.ptr[digits] != '0' &&
           (end == text.len || !ascii_alnum(text.ptr[end])) &&
           !(end + 1 < text.len && strchr(".:", text.ptr[end]) && ascii_digit(text.ptr[end + 1]) &&
             text.ptr[digits - 1] != '_');
}

bool altered_at(struct arena *a, struct str text, size_t digits, struct altered *ret)
{
    struct before before;
    struct str name;

    *ret = (struct altered){ .start = STR_NPOS };
    if (digits < 2 || !strchr("_- ", text.ptr[digits - 1]) || !read_number(text, digits, ret) ||
        !fold_before(a, text, digits - 1, &before))
        return false;
    for (size_t i = 0; i < COUNT_OF(written); i++)
        for (struct str names = str_of(written[i].names); str_split(&names, ' ', &name);) {
            size_t start = begins(&before, name);

            if (start < ret->start) { /* the longest */
                ret->start = start;
                ret->type = written[i].type;
            }
        }
    if (ret->start == STR_NPOS)
        return false;
    ret->plain = text.ptr[digits - 1] != '_' && !is_bracketed(str_slice(text, 0, ret->start)) &&
                 !is_shouted(str_slice(text, ret->start, digits - 1));
    return true;
}
