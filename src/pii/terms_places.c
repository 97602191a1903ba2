/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_places.c - countries, and the large cities of the twelve countries whose addresses are
 * known: both end an address. */
#include "pii/lexicon_priv.h"

const struct terms terms_places[] = {
    { WORD_COUNTRY, NULL,
      "france|belgique|belgië|belgie|belgium|belgien|suisse|schweiz|svizzera|switzerland|"
      "luxembourg|luxemburg|allemagne|deutschland|germany|autriche|österreich|austria|espagne|"
      "españa|spain|italie|italia|italy|pays-bas|nederland|netherlands|the netherlands|holland|"
      "niederlande|portugal|royaume-uni|united kingdom|great britain|grande-bretagne|uk|"
      "angleterre|england|scotland|wales|northern ireland|irlande|ireland|éire|monaco|"
      "frankreich|francia|frança|alemania|alemanha|germania|espanha|spanien|italien|duitsland|"
      "frankrijk|spanje|italië|grande bretagne|gran bretaña|regno unito|reino unido|irland" },
    { WORD_CITY, NULL,
      "paris|marseille|lyon|toulouse|nice|nantes|montpellier|strasbourg|bordeaux|lille|rennes|"
      "reims|toulon|saint-étienne|grenoble|dijon|angers|nîmes|villeurbanne|le mans|"
      "aix-en-provence|brest|tours|amiens|limoges|clermont-ferrand|besançon|metz|perpignan|"
      "orléans|rouen|mulhouse|caen|nancy|avignon|poitiers|versailles|pau|la rochelle|annecy|"
      "bruxelles|brussel|brussels|anvers|antwerpen|gand|gent|liège|charleroi|namur|bruges|brugge|"
      "louvain|leuven|mons|genève|lausanne|zurich|zürich|berne|bern|bâle|basel|fribourg|"
      "neuchâtel|sion|lugano|winterthur|luxembourg|esch-sur-alzette" },
    { WORD_CITY, NULL,
      "berlin|hamburg|münchen|munich|köln|frankfurt|stuttgart|düsseldorf|leipzig|dortmund|essen|"
      "bremen|dresden|hannover|nürnberg|duisburg|bochum|wuppertal|bielefeld|bonn|münster|"
      "karlsruhe|mannheim|augsburg|wiesbaden|freiburg|kiel|mainz|erfurt|rostock|kassel|"
      "wien|vienna|graz|linz|salzburg|innsbruck|klagenfurt|amsterdam|rotterdam|den haag|utrecht|"
      "eindhoven|groningen|tilburg|almere|breda|nijmegen|arnhem|haarlem|maastricht|leiden|delft" },
    { WORD_CITY, NULL,
      "madrid|barcelona|valencia|sevilla|zaragoza|málaga|murcia|palma|bilbao|alicante|córdoba|"
      "valladolid|vigo|gijón|granada|pamplona|santander|salamanca|toledo|cádiz|"
      "roma|milano|napoli|torino|palermo|genova|bologna|firenze|bari|catania|venezia|verona|"
      "messina|padova|trieste|brescia|parma|modena|perugia|livorno|cagliari|pisa|"
      "lisboa|lisbon|porto|braga|coimbra|setúbal|funchal|aveiro|faro|évora|"
      "london|birmingham|manchester|leeds|liverpool|glasgow|edinburgh|bristol|sheffield|cardiff|"
      "belfast|leicester|nottingham|newcastle|brighton|oxford|cambridge|york|bath|exeter|"
      "dublin|cork|galway|limerick|waterford|kilkenny" },
    { WORD_EXTRA, NULL,
      "bus|dto|esq|planta|apto|apartment|apartamento|appartamento|postfach|postbus|apartado|"
      "po box|box|wing|block|level|basement|rdc|lägenhet|hs|int|sc|att|attn|boite postale|"
      "case postale|hinterhaus|vorderhaus|og|stiege|tür|top|esquerdo|direito|escada|scala|portal|"
      "escalera|izq|dcha|verdieping|bat|immeuble|imm|tour|pavillon|residence" },
    { WORD_STREET, NULL,
      "plaça|carrer|passeig|rambla|glorieta|urbanización|contrada|località|borgo|salita|traversa|"
      "calçada|largo|avenida|urbanização|praceta|azinhaga|sentier|domaine|quartier|hameau|"
      "traverse|levée|mas|ferme|ave|cour|parc|rambla|laan|straße der" },
    { WORD_ROAD, NULL,
      "gate|circus|broadway|bridge|cottages|house|heights|meadow|meadows|drove|fold|croft|villas|"
      "boreen|embankment|promenade|esplanade|pde|cres|gdns|sq|parkway|pike|loop|plaza" },
    { NEAR_LIVING, NULL,
      "postcode|post code|postal code|eircode|adresse postale|nouvelle adresse|ancienne adresse|"
      "mein wohnort|meine adresse|mi dirección|il mio indirizzo|mijn adres|a minha morada|"
      "habito|ik woon|vivo|resido|lebe in|adresse de livraison|delivery address|"
      "billing address|adresse de facturation|lieferanschrift|rechnungsadresse" },
    { 0, NULL, NULL },
};
