# SPDX-License-Identifier: EUPL-1.2
"""People, places, companies and numbers for generate_mail.py, drawn from public lists."""
import csv
import gzip
import os
from collections import namedtuple

from make_gazetteer import read_sections

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
Person = namedtuple("Person", "first middle last")

# Origins of names in a language's mail, in hundredths; "wide" takes from the long lists.
ORIGINS = {
    "fr": (("fr", 40), ("wide", 24), ("maghreb", 11), ("westafrica", 6), ("portuguese", 5), ("es", 2),
           ("it", 2), ("polish", 2), ("turkish", 2), ("vietnamese", 2), ("chinese", 1), ("indian", 1),
           ("de", 1), ("en", 1)),
    "en": (("en", 42), ("wide", 26), ("indian", 8), ("westafrica", 4), ("polish", 4), ("maghreb", 3),
           ("chinese", 3), ("fr", 2), ("es", 2), ("it", 2), ("turkish", 2), ("de", 2)),
    "de": (("de", 46), ("wide", 26), ("turkish", 10), ("polish", 6), ("maghreb", 3), ("it", 2),
           ("vietnamese", 2), ("fr", 2), ("en", 3)),
    "es": (("es", 52), ("wide", 28), ("maghreb", 6), ("portuguese", 3), ("chinese", 2), ("fr", 2),
           ("en", 3), ("de", 2), ("polish", 2)),
    "it": (("it", 52), ("wide", 28), ("maghreb", 5), ("chinese", 3), ("es", 3), ("polish", 3),
           ("fr", 2), ("en", 2), ("indian", 2)),
    "nl": (("nl", 48), ("wide", 28), ("maghreb", 8), ("turkish", 7), ("polish", 3), ("de", 2),
           ("en", 2), ("indian", 2)),
    "pt": (("portuguese", 40), ("pt", 16), ("wide", 28), ("es", 4), ("fr", 4), ("en", 3),
           ("indian", 2), ("chinese", 1), ("westafrica", 2)),
}
LOCALES = {"fr": ("fr_FR", "fr_BE", "fr_CH", "fr_CA", "fr_DZ"), "en": ("en_GB", "en_US", "en_IE"),
           "de": ("de_DE", "de_AT", "de_CH", "de_LU"), "es": ("es_ES",), "it": ("it_IT",),
           "nl": ("nl_NL", "nl_BE"), "pt": ("pt_PT", "pt_BR")}
COUNTRIES = {"fr": ("Belgium", "Switzerland", "Morocco", "Algeria", "Luxembourg"),
             "en": ("United Kingdom", "Ireland", "United States"),
             "de": ("Germany", "Austria", "Switzerland"), "es": ("Spain", "Mexico"), "it": ("Italy",),
             "nl": ("Netherlands", "Belgium"), "pt": ("Portugal", "Brazil")}
COMPANY = {
    "fr": ("{l} SARL", "Maison {l}", "Boulangerie {l}", "Garage {l}", "Cabinet {l}", "Pharmacie {l}",
           "{l} & Fils", "Transports {l}", "Établissements {l}", "{l} et Associés", "SAS {l}",
           "Agence {w}", "{w} SAS", "Groupe {w}", "SCI {w}", "Hôtel {w}", "Restaurant Chez {f}",
           "Chez {f}", "Auto-école {l}", "Clinique {w}", "Lycée {f} {l}", "Mutuelle {w}", "{w} France",
           "Association {w}", "Librairie {l}", "Menuiserie {l}", "{w} Services", "EURL {l}", "{w}Tech",
           "Laboratoire {l}", "Notaires {l} & {l2}", "Banque {w}", "Studio {f}", "Salon {f} Coiffure", "Université {f} {l}",
           "Hôpital {f} {l}", "Lycée {l}", "Collège {f} {l}", "Fondation {f} {l}", "Institut {l}",
           "Stade {f} {l}", "École {f} {l}", "Cabinet {l} {l2}", "Cabinet {l} & {l2}"),
    "en": ("{l} Ltd", "{l} & Sons", "{l} and Co", "{l} Plumbing", "{w} Ltd", "{w} Group", "{w} plc",
           "{l}, {l2} LLP", "{l}'s Bakery", "{f}'s Cafe", "The {w} Hotel", "{w} Inc.", "{l} Motors",
           "{w} Solutions", "{w} UK", "{l} Estate Agents", "{w} Energy", "Bank of {w}", "{l} Removals",
           "St {f}'s School", "{w} Insurance", "{l} Holdings LLC", "{w} Logistics", "{w}Soft",
           "{l} University", "{f} {l} School", "{f} {l} Foundation", "St {f}'s Hospital",
           "{l} {l2}", "{l}, {l2} and {f}", "{l}-{l2}", "{l} Inc", "{l} & {l2}"),
    "de": ("{l} GmbH", "Bäckerei {l}", "Autohaus {l}", "{l} & Söhne", "{l} KG", "{w} AG", "{w} GmbH",
           "Kanzlei {l}", "Praxis Dr. {l}", "Hotel {w}", "Gasthof {l}", "Spedition {l}", "{w} Bank",
           "Stadtwerke {w}", "{l} GmbH & Co. KG", "Apotheke {l}", "Möbel {l}", "{w} Versicherung",
           "Fahrschule {l}", "Salon {f}", "{w} Solutions", "{w} e.V.", "Tischlerei {l}", "{f}-{l}-Schule",
           "{f}-{l}-Gymnasium", "Universität {w}", "{f} {l} Stiftung", "{l} & {l2} Rechtsanwälte"),
    "es": ("{l} S.L.", "Talleres {l}", "Panadería {l}", "Hermanos {l}", "{w} S.A.", "Grupo {w}",
           "Muebles {l}", "Clínica {w}", "Farmacia {l}", "Bufete {l}", "Hotel {w}", "Transportes {l}",
           "Casa {f}", "Bar {f}", "{w} España", "Seguros {w}", "Autoescuela {l}", "{w} Servicios",
           "Colegio {f} {l}", "Hospital {f} {l}", "IES {f} {l}", "Fundación {l}", "{l} y {l2} Abogados"),
    "it": ("{l} S.r.l.", "Officina {l}", "Panificio {l}", "Fratelli {l}", "{w} S.p.A.", "Gruppo {w}",
           "Studio legale {l}", "Farmacia {l}", "Hotel {w}", "Autotrasporti {l}", "Trattoria da {f}",
           "Bar {f}", "{w} Italia", "Assicurazioni {w}", "Mobili {l}", "{w} Servizi", "Banca {w}",
           "Istituto {f} {l}", "Ospedale {f} {l}", "Fondazione {l}", "Studio {l} e {l2}"),
    "nl": ("{l} B.V.", "Bakkerij {l}", "Garage {l}", "{l} & Zonen", "{w} BV", "{w} Groep", "Hotel {w}",
           "Apotheek {l}", "Advocatenkantoor {l}", "Transport {l}", "Café {f}", "Kapsalon {f}",
           "{w} Nederland", "Verzekeringen {w}", "Meubelen {l}", "Autobedrijf {l}", "{w} NV",
           "{f} {l} College", "Stichting {l}", "{l} {l2} Advocaten"),
    "pt": ("{l} Lda", "Padaria {l}", "Oficina {l}", "Irmãos {l}", "{w} S.A.", "Grupo {w}", "Hotel {w}",
           "Farmácia {l}", "Transportes {l}", "Café {f}", "Clínica {w}", "{w} Portugal", "Seguros {w}",
           "Móveis {l}", "Sociedade {l} & Filhos", "{w} Serviços", "Advogados {l}",
           "Escola {f} {l}", "Hospital {f} {l}", "Fundação {l}"),
}
FORMS = {"fr": (" SARL", " SAS", " SA", " & Cie"), "en": (" Ltd", " plc", " Limited", " LLP"),
         "de": (" GmbH", " KG", " AG", " e.K."), "es": (" S.L.", " S.A.", " SL"), "it": (" S.r.l.", " S.p.A.", " snc"),
         "nl": (" B.V.", " BV", " NV", " vof"), "pt": (" Lda", " Lda.", " S.A.")}
HALVES = (("Techno", "Inno", "Euro", "Nova", "Alpha", "Medi", "Agri", "Logi", "Net", "Data", "Cyber",
           "Bio", "Eco", "Vita", "Omni", "Trans", "Opti", "Soli", "Aqua", "Cap", "Hori", "Prim", "Sun",
           "Green", "Blue", "Flex", "Smart", "Port", "Atlan", "Veri"),
          ("Solutions", "via", "tec", "lys", "zon", "media", "care", "plus", "soft", "line", "vert",
           "is", "ia", "tis", "oris", "ance", "eo", "ium", "Systems", "Conseil", "Invest", "link", "a"))
ENDINGS = ("Group", "Capital", "Partners", "Industries", "Consulting", "Ventures", "Invest", "Europe",
           "Digital", "International", "Energy", "Santé", "Systems", "Foundation", "Media", "Pharma")
STREET = {
    "fr": ("rue", "rue", "rue", "avenue", "boulevard", "place", "impasse", "allée", "chemin", "quai",
           "route", "cours", "square", "av.", "bd", "Rue", "Avenue", "Bd", "allées", "faubourg"),
    "es": ("Calle", "C/", "Avenida", "Avda.", "Plaza", "Paseo", "calle", "Ronda", "Camino"),
    "it": ("Via", "via", "Viale", "Piazza", "Corso", "Vicolo", "Largo"),
    "pt": ("Rua", "rua", "Avenida", "Av.", "Travessa", "Praça", "Largo", "R."),
}
OF = {
    "fr": ("de la République", "de la Gare", "des Lilas", "du Moulin", "de l'Église", "des Écoles",
           "du Général de Gaulle", "Victor Hugo", "Pasteur", "Jean Jaurès", "de Paris", "Saint-Michel",
           "des Acacias", "du Château", "de Verdun", "Voltaire", "Jules Ferry", "de la Paix",
           "du 8 mai 1945", "du 11 Novembre", "des Roses", "de la Mairie", "Émile Zola", "Sainte-Anne",
           "de Bretagne", "des Tilleuls", "du Maréchal Foch", "Gambetta", "Lafayette", "aux Herbes"),
    "es": ("Mayor", "de Alcalá", "San Juan", "de la Constitución", "Gran Vía", "del Sol", "Colón",
           "de Cervantes", "Santa Ana", "de la Paz", "Real", "Nueva", "de Goya", "de los Reyes"),
    "it": ("Roma", "Garibaldi", "Mazzini", "Dante", "Verdi", "della Repubblica", "San Marco", "Milano",
           "Cavour", "delle Rose", "del Corso", "Giuseppe Verdi", "XX Settembre", "Marconi"),
    "pt": ("da Liberdade", "Augusta", "de Santa Maria", "do Comércio", "25 de Abril", "das Flores",
           "Almeida Garrett", "do Sol", "da República", "de São João", "Luís de Camões"),
}
ENDS = {
    "de": (("Haupt", "Bahnhof", "Garten", "Berg", "Linden", "Schul", "Kirch", "Goethe", "Schiller",
            "Mozart", "Wald", "Rosen", "Mühlen", "Friedrich", "Wilhelm", "Ring", "Buchen", "Post"),
           ("straße", "str.", "weg", "platz", "allee", "gasse", "strasse", "ring", "damm")),
    "nl": (("Kerk", "Dorps", "School", "Molen", "Beatrix", "Wilhelmina", "Juliana", "Linden", "Eiken",
            "Stations", "Prinsen", "Heren", "Keizers", "Rozen", "Beethoven", "Vondel", "Parallel"),
           ("straat", "laan", "weg", "plein", "gracht", "kade", "singel", "hof", "dijk")),
    "en": (("High", "Station", "Church", "Victoria", "Mill", "Park", "London", "King", "Queen",
            "Albert", "Green", "Manor", "York", "Chester", "Oak", "Elm", "Maple", "Windsor", "George",
            "Richmond", "Grange", "Springfield", "St John's", "Nelson", "Wellington", "Rose"),
           (" Street", " Road", " Lane", " Avenue", " Close", " Drive", " Way", " St", " Rd", " Court",
            " Gardens", " Terrace", " Crescent", " Ave")),
}
# Towns that are people's names as well.
TOWN_NAMES = ("Nancy Florence Lourdes Valence Constance Laval Orange Paris Vienne Victoria Charlotte Austin "
              "Madison Houston Lincoln Savannah Sydney Santiago León Lorca Carmen Regina Chelsea Brooklyn "
              "Jackson Denver Dallas Chester Preston Lancaster Bradford Clifton Ashton Burton Nelson Stafford "
              "Warwick Kent Roman Martina Modena Siena Asia Loreto Marino Ancona Bergen Essen Hagen Celle "
              "Emden Goes Venlo Delft Breda Lucas Faro Beja Lagos Loulé Adelaide Alexandria Lydia").split()
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
MAIL_HOSTS = ("example.org", "example.com", "example.net", "mail.example.org", "orange.example",
              "gmail.example", "free.example", "web.example")


def rows(path, delimiter="\t"):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        yield from csv.DictReader(f, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def is_latin(name):
    return all(c.isalpha() and c < "\u0250" for c in name)


def mixed_case(name):
    """Surname lists come as they come: "DE LA CRUZ", "mcdonald"."""
    return name if name != name.upper() and name != name.lower() else name.title()


class Names:
    def __init__(self, shared):
        own = read_sections(os.path.join(DATA, "mail", "names.txt"))
        self.first = {k[6:]: v for k, v in own.items() if k.startswith("first ")}
        self.last = {k[5:]: v for k, v in own.items() if k.startswith("last ")}
        self.last["pt"] = self.last["portuguese"]
        self.first["pt"] += self.first["portuguese"]
        self.particle = own["particle fr"]
        self.wide = {lang: {"f": [], "m": [], "last": []} for lang in LOCALES}
        self.cities = {lang: [] for lang in LOCALES}
        self.regions = {lang: [] for lang in LOCALES}
        places = read_sections(os.path.join(DATA, "places.txt"))
        self.places = {lang: places[lang] for lang in LOCALES}
        brands = read_sections(os.path.join(DATA, "brands.txt"))
        self.trades = read_sections(os.path.join(DATA, "mail", "trades.txt"))
        self.brands = [b.rstrip("?") for values in brands.values() for b in values]
        self.borne_by = {"f": set(), "m": set()}
        self.abroad = {"f": [], "m": [], "last": []}
        self.read_lists(shared)
        self.makers = {
            "CITY": (self.city, "LOC"), "CITYUP": (lambda l, r: self.city(l, r).upper(), "LOC"),
            "COUNTRY": (self.place, "LOC"), "PLACE": (self.place, "LOC"),
            "TOWNNAME": (lambda l, r: r.choice(TOWN_NAMES), "LOC"), "REGION": (self.region, "LOC"), "STATION": (self.station, "LOC"), "ORG": (self.company, "ORG"), "GOODS": (self.good, None),
            "ADDRESS": (self.address, "ADDRESS"), "STREET": (self.street, "ADDRESS"),
            "STREETNAME": (self.street_name, "ADDRESS"), "ABROAD": (self.abroad_street, "ADDRESS"),
            "ADDRESSLINES": (lambda l, r: self.address(l, r, "\n"), "ADDRESS"),
            "PHONE": (self.phone, "PHONE"), "REF": (self.ref, None), "DATE": (self.date, None),
            "TIME": (self.time, None), "AMOUNT": (self.amount, None), "ZIP": (self.zip, None),
            "YEAR": (lambda l, r: str(r.randrange(1975, 2027)), None),
            "MONTH": (lambda l, r: r.choice(MONTHS[l].split()), None),
            "IBAN": (lambda l, r: "FR76 3000 6000 0112 3456 7890 189", None),
            "CARD": (lambda l, r: "4111 1111 1111 1111", None),
            "CUSTOMER_REF": (self.ref, None), "DOB": (self.date, None),
            "OPEN": (lambda l, r: "{", None), "CLOSE": (lambda l, r: "}", None),
            "COMPANY_ID": (lambda l, r: f"{r.randrange(10**8, 10**9)}", None),
        }

    def read_lists(self, shared):
        place = {locale: lang for lang, locales in LOCALES.items() for locale in locales}
        for r in rows(os.path.join(shared, "names-faker/names-places.tsv.gz")):
            lang, kind, value = place.get(r["locale"]), r["kind"], r["value"]
            if not lang:
                if is_latin(value) and kind in ("first_f", "first_m", "last"):
                    self.abroad[kind[-1] if kind != "last" else kind].append(value)
                continue
            if kind in ("first_f", "first_m"):
                self.borne_by[kind[-1]].add(value)
                self.wide[lang][kind[-1]].append(value)
            elif kind == "last":
                self.wide[lang]["last"].append(value)
            elif kind == "region":
                self.regions[lang].append(value)
        for r in rows(os.path.join(shared, "names-surname-lists/surnames.tsv.gz")):
            lang = r["lang"][:2]
            if lang in self.wide and (lang != "nl" or len(self.wide["nl"]["last"]) < 12000):
                self.wide[lang]["last"].append(mixed_case(r["value"]))
        weigh = {"first_f": "f", "first_m": "m", "last": "last"}
        for i, r in enumerate(rows(os.path.join(shared, "names-us-census/names.tsv.gz"))):
            if float(r["percent"]) >= 0.004:
                self.wide["en"][weigh[r["kind"]]].append(r["value"])
        self.rare = {"f": [], "m": [], "last": []}
        for r in rows(os.path.join(shared, "names-wiktionary/names.tsv.gz")):
            if 3 <= len(r["value"]) <= 14 and is_latin(r["value"]):
                self.rare[weigh[r["kind"]]].append(r["value"])
        for r in rows(os.path.join(shared, "places-fr-communes/communes.tsv.gz")):
            people = int(r["population"]) if (r["population"] or "").isdigit() else 0
            self.cities["fr"] += [r["nom"]] * min(60, max(1, int((people / 2000) ** 0.8)))
        for r in rows(os.path.join(shared, "places-world-cities/cities.tsv.gz")):
            for lang, countries in COUNTRIES.items():
                if r["country"] in countries:
                    nearer = 1 if r["country"] in ("United States", "Mexico", "Brazil") else 5
                    self.cities[lang] += [r["name"]] * nearer
                    if r["subcountry"]:
                        self.regions[lang].append(r["subcountry"])

    # ---- people ----

    def gender_of(self, first):
        """f, m, or None where both or nobody bears it."""
        borne = [g for g in "fm" if first.capitalize() in self.borne_by[g]]
        return borne[0] if len(borne) == 1 else None

    def is_first(self, word):
        if not hasattr(self, "firsts"):
            self.firsts = {f for values in self.first.values() for f in values} | \
                self.borne_by["f"] | self.borne_by["m"]
        return word.capitalize() in self.firsts

    def is_last(self, word):
        if not hasattr(self, "lasts"):
            self.lasts = {x for values in self.last.values() for x in values} | \
                {x for wide in self.wide.values() for x in wide["last"]}
        return word.capitalize() in self.lasts

    def wide_part(self, lang, kind, rng):
        r = rng.random()
        if r < 0.2:
            return rng.choice(self.rare[kind])
        if r < 0.32:
            return rng.choice(self.abroad[kind])
        return rng.choice(self.wide[lang][kind])

    def person(self, lang, rng, gender=None):
        origins = ORIGINS[lang]
        origin = rng.choices([o for o, _ in origins], [n for _, n in origins])[0]
        if origin == "wide":
            first = self.wide_part(lang, gender or rng.choice("fm"), rng)
            last = self.wide_part(lang, "last", rng)
        else:
            last = rng.choice(self.last[origin])
            if rng.random() < 0.12:  # a first name of here, a surname of there
                origin = lang
            first = rng.choice(self.first[origin])
            for _ in range(9):
                if not gender or first in self.borne_by[gender]:
                    break
                first = rng.choice(self.first[origin])
        if rng.random() < 0.03:
            first = strange(first, rng)
        return Person(first, self.middle(lang, rng), self.surname(lang, last, rng))

    def middle(self, lang, rng):
        if lang == "en" and rng.random() < 0.1:
            return rng.choice("ABCDEFGHJKLMPRSTW") + ". "
        if rng.random() < 0.015:
            return rng.choice(self.first[lang]) + " "
        return ""

    def surname(self, lang, last, rng):
        r = rng.random()
        if lang == "fr" and r < 0.03:
            return rng.choice(self.particle)
        if lang == "es" and r < 0.4 or lang == "pt" and r < 0.5:
            return last + (" e " if r < 0.02 else " ") + rng.choice(
                self.last[lang])
        if r < 0.06:
                return last + rng.choice(("-", "-", " ")) + rng.choice(self.last[lang])
        if r > 0.91:
            return strange(last, rng)
        return last

    def email(self, p, rng):
        from mail_noise import plain
        first, last = (plain(x).lower().replace(" ", "").replace("'", "") for x in (p.first, p.last))
        forms = (f"{first}.{last}", f"{first[:1]}.{last}", f"{first}{last}", f"{last}.{first}",
                 f"{first}_{last}{rng.randrange(100)}", f"{first}{rng.randrange(1950, 2010)}",
                 f"{first[:1]}{last}", f"contact", f"{last}{rng.randrange(100)}")
        return rng.choice(forms) + "@" + rng.choice(MAIL_HOSTS)

    # ---- places ----

    def city(self, lang, rng):
        r = rng.random()
        if r < 0.08:
            return rng.choice(self.places[lang][-40:])
        if lang == "fr" and r < 0.2:
            return rng.choice(("Paris", "Lyon", "Marseille", "Lille", "Toulouse", "Nice", "Nantes",
                               "Bordeaux", "Strasbourg", "Rennes", "Montpellier", "Grenoble", "Tours"))
        return rng.choice(self.cities[lang])

    def place(self, lang, rng):
        return rng.choice(self.places[lang])

    def region(self, lang, rng):
        return rng.choice(self.regions[lang] or self.places[lang])

    def street_name(self, lang, rng):
        r = rng.random()
        if lang in ENDS:
            starts, ends = ENDS[lang]
            start = rng.choice(starts) if r < 0.75 else rng.choice(self.last[lang]).split()[-1]
            if lang == "de" and r > 0.9:
                return f"{rng.choice(self.first[lang])}-{start}-Straße"
            return start + rng.choice(ends)
        if r < 0.55:
            of = rng.choice(OF[lang])
        else:
            of = rng.choice(self.first[lang]) + " " + rng.choice(self.last[lang])
        return rng.choice(STREET[lang]) + " " + of

    def street(self, lang, rng):
        n, name = rng.randint(1, 250 if rng.random() < 0.3 else 60), self.street_name(lang, rng)
        if lang == "fr":
            n = f"{n}{rng.choice(('', '', '', '', ' bis', ' ter', 'B'))}{rng.choice((' ', ' ', ', '))}"
            return n + name
        if lang == "en":
            return rng.choice(("", "", "", "Flat 2, ", "Apt 4B, ")) + f"{n} {name}"
        if lang == "es":
            return f"{name} {n}" + rng.choice(("", "", ", 3º B", ", 1º izda"))
        return f"{name}{rng.choice((' ', ' ', ', ')) if lang in ('it', 'pt') else ' '}{n}" + \
            rng.choice(("", "", "", "a", " B"))

    def abroad_street(self, lang, rng):
        """A street of a country whose words the language does not have."""
        name = strange(rng.choice(self.abroad["last"]), rng)
        ends = "vej|gata|gatan| utca| kapu| ulica| sokak|katu|tie| caddesi|gasse| út| Pass| Bluff| Spur| Mews"
        return name + rng.choice(ends.split("|")) + (f" {rng.randint(1, 300)}" if rng.random() < 0.7 else "")

    def zip(self, lang, rng):
        n = rng.randint(10000, 98999)
        if lang == "en":
            letters = "ABCDEGHLMNPRSW"
            return f"{rng.choice(letters)}{rng.choice(letters)}{rng.randint(1, 20)} " \
                f"{rng.randint(1, 9)}{rng.choice(letters)}{rng.choice(letters)}"
        if lang == "nl":
            return f"{n // 10} " + rng.choice(("AB", "CD", "KL", "XZ", "GH"))
        if lang == "pt":
            return f"{n // 10}-{n % 1000:03}"
        return f"{n:05}" if lang != "fr" else f"{rng.randint(1, 95):02}{rng.randrange(10)}" + \
            rng.choice(("00", "10", "20", "40", "50"))

    def address(self, lang, rng, comma=", "):
        street, zip_code, city = self.street(lang, rng), self.zip(lang, rng), self.city(lang, rng)
        if comma == ", " and rng.random() < 0.25:
            comma = rng.choice((" ", "\n", " - "))
        if lang == "fr" and rng.random() < 0.12:
            street += comma + rng.choice(("appt 12", "bâtiment B", "Résidence les Pins", "2e étage",
                                          "bât. A", "lieu-dit Le Bourg", "ZA des Prés"))
        if lang == "en":
            return f"{street}{comma}{city}{comma}{zip_code}"
        if rng.random() < 0.06:
            city = city + rng.choice(("", " cedex")) if lang == "fr" else city
        else:
            city = f"{zip_code} {city}"
        return street + comma + city + \
            (comma + rng.choice(self.places[lang][:9]) if rng.random() < 0.06 else "")

    # ---- companies, numbers ----

    def company(self, lang, rng):
        r = rng.random()
        if r < 0.4:
            return rng.choice(self.brands)
        if r < 0.55:
            return self.bare_company(lang, rng)
        if r < 0.8:
            return self.trader(lang, rng)
        person, other = self.person(lang, rng), self.person(lang, rng)
        word = rng.choice(HALVES[0]) + rng.choice(HALVES[1]) if rng.random() < 0.6 else \
            rng.choice(self.cities[lang]) if rng.random() < 0.4 else strange(person.last, rng).title()
        return rng.choice(COMPANY[lang]).format(l=person.last, f=person.first, l2=other.last, w=word)

    def trader(self, lang, rng):
        """A firm by its trade and whose it is: "Möbel Jakob", "Taylor Homes"."""
        p, r = self.person(lang, rng), rng.random()
        whose = p.last if r < 0.55 else p.first if r < 0.75 else f"{p.first} {p.last}" if r < 0.8 else \
            rng.choice(HALVES[0]) + rng.choice(HALVES[1]) if r < 0.9 else rng.choice(self.cities[lang])
        if rng.random() < (0.15 if lang == "en" else 0.7):
            name = f"{rng.choice(self.trades['before ' + lang])} {whose}"
        else:
            name = f"{whose} {rng.choice(self.trades['behind ' + lang])}"
        return name + rng.choice(FORMS[lang]) if rng.random() < 0.15 else name

    def good(self, lang, rng):
        return rng.choice(self.trades["goods " + lang])

    def product(self, lang, rng):
        """Named as people are, more often than not."""
        r = rng.random()
        if r < 0.75:
            return rng.choice(self.first[rng.choice((lang, lang, "fr", "it", "en"))])
        if r < 0.85:
            return rng.choice(self.last[lang])
        return rng.choice(self.cities[lang]) if r < 0.93 else strange(rng.choice(self.first[lang]), rng)

    def station(self, lang, rng):
        """Stops, schools and halls bear people's names too."""
        p, r = self.person(lang, rng), rng.random()
        if r < 0.35:
            return f"{p.first}{rng.choice((' ', '-'))}{p.last}"
        if r < 0.6:
            return f"{p.last}{rng.choice(('-', ' - '))}{self.person(lang, rng).last}"
        return p.last if r < 0.75 else self.city(lang, rng)

    def bare_company(self, lang, rng):
        """One that no "SARL" or "Garage" gives away: "BETC", "Nordialys", "Perrin Vasseur"."""
        last, r = self.person(lang, rng).last, rng.random()
        made = rng.choice(HALVES[0]) + rng.choice(HALVES[1])
        if r < 0.3:
            return "".join(rng.choice("ABCDEFGILMNOPRSTV") for _ in range(rng.randint(3, 5)))
        if r < 0.5:
            return made.upper() if rng.random() < 0.5 else made
        if r < 0.65:
            return f"{made} {rng.choice(ENDINGS)}"
        if r < 0.75:
            return f"{last} {rng.choice(ENDINGS)}"
        if r < 0.85:
            return f"{last}{rng.choice((' ', ' & ', '-'))}{self.person(lang, rng).last}"
        return rng.choice(HALVES[0]) + rng.choice(("Tech", "Soft", "Data", "Corp", "Lab", "Cloud", "Pay"))

    def phone(self, lang, rng):
        d = lambda n: "".join(rng.choice("0123456789") for _ in range(n))
        if lang == "fr":
            number = ["06", "39", "98", d(2), d(2)]
            return rng.choice((" ", " ", ".", "", "-")).join(number) if rng.random() < 0.8 else \
                "+33 6 39 98 " + d(2) + " " + d(2)
        return {"en": "07700 900" + d(3), "de": "0171 39200" + d(2), "es": "600 000 " + d(3),
                "it": "333 000 0" + d(3), "nl": "06 9900 " + d(4), "pt": "910 000 " + d(3)}[lang]

    def ref(self, lang, rng):
        d = lambda n: "".join(rng.choice("0123456789") for _ in range(n))
        return rng.choice((d(5), d(6), d(8), "AB-" + d(4), "C" + d(7), "2026-" + d(5), "n° " + d(6),
                           "#" + d(5), "FR" + d(9), "CMD-" + d(6), "F-2026-" + d(4)))

    def date(self, lang, rng):
        day, month, year = rng.randint(1, 28), rng.randrange(12), rng.choice((2024, 2025, 2026, 2026))
        name, r = MONTHS[lang].split()[month], rng.random()
        if r < 0.35:
            sep = "." if lang == "de" else "/"
            return f"{day:02}{sep}{month + 1:02}{sep}{year}"
        if r < 0.45:
            return f"{day:02}/{month + 1:02}"
        of = {"es": " de ", "pt": " de "}.get(lang, " ")
        dot = "." if lang == "de" else ""
        if lang == "en" and r < 0.6:
            return f"{name} {day}" + (f", {year}" if r < 0.55 else "")
        return f"{day}{dot}{of}{name}" + (f"{of}{year}" if r < 0.75 else "")

    def time(self, lang, rng):
        h, m = rng.randint(7, 21), rng.choice((0, 5, 12, 15, 30, 42, 45, 58))
        return rng.choice((f"{h}:{m:02}", f"{h}h{m:02}" if lang == "fr" else f"{h}.{m:02}"))

    def amount(self, lang, rng):
        n = rng.choice((rng.randint(5, 99), rng.randint(100, 3000)))
        cents = rng.choice((",90", ",99", ",00", "", ",50", ""))
        if lang == "en":
            return rng.choice("£€$") + f"{n}{cents.replace(',', '.')}"
        return f"{n}{cents}" + rng.choice((" €", "€", " euros", " EUR"))


def strange(name, rng):
    """A name that stands in no list, of the same build."""
    vowels, others = "aeiou", "bdfgklmnprstvz"
    letters = list(name)
    for i in [i for i, c in enumerate(letters) if i and c.lower() in vowels + others]:
        if rng.random() < 0.35:
            letters[i] = rng.choice(vowels if letters[i].lower() in vowels else others)
    return "".join(letters)
