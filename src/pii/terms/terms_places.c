/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_places.c - countries, and the large cities of the twelve countries whose addresses are
 * known: both end an address. */
#include "pii/terms/said_priv.h"
#include "pii/terms/terms_priv.h"

const struct terms terms_places[] = {
    { WORD_COUNTRY, NULL,
      "france|belgique|belgië|belgie|belgium|belgien|suisse|schweiz|svizzera|switzerland|"
      "luxembourg|luxemburg|allemagne|deutschland|germany|autriche|österreich|austria|espagne|"
      "españa|spain|italie|italia|italy|pays-bas|nederland|netherlands|the netherlands|holland|"
      "niederlande|portugal|royaume-uni|united kingdom|great britain|grande-bretagne|uk|"
      "angleterre|england|scotland|wales|northern ireland|irlande|ireland|éire|monaco|"
      "frankreich|francia|frança|alemania|alemanha|germania|espanha|spanien|italien|duitsland|"
      "frankrijk|spanje|italië|grande bretagne|gran bretaña|regno unito|reino unido|irland|"
      "pologne|poland|polen|polska|polonia|polónia|suède|sweden|schweden|suecia|svezia|danemark|"
      "denmark|dänemark|dinamarca|norvège|norway|norwegen|noruega|finlande|finland|finnland|"
      "tchéquie|czechia|tschechien|autriche|hongrie|hungary|ungarn|roumanie|romania|rumänien|"
      "grèce|greece|griechenland|grecia|turquie|turkey|türkei|turquía|turchia|croatie|croatia|"
      "maroc|morocco|marokko|marruecos|marocco|marrocos|algérie|algeria|algerien|argelia|tunisie|"
      "tunisia|tunesien|túnez|sénégal|senegal|côte d'ivoire|cameroun|cameroon|liban|lebanon|"
      "nigeria|ghana|kenya|south africa|afrique du sud|india|inde|pakistan|bangladesh|canada|"
      "kanada|québec|états-unis|united states|usa|u.s.a|mexico|méxico|brésil|brasil|brazil|"
      "argentina|chile|colombia|perú|uruguay|australia|australie|new zealand|singapore|japan|"
      "japon|china|chine|cabo verde|angola|moçambique|la réunion|guadeloupe|martinique|guyane|"
      "isle of man|jersey|guernsey|oostenrijk|zwitserland|belgio|bélgica|suiza|svizzera|suíça|"
      "portogallo|paesi bassi|países bajos|países baixos|áustria" },
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
      "aberdeen|dundee|inverness|swansea|newport|derby|plymouth|southampton|portsmouth|norwich|"
      "coventry|hull|wakefield|sunderland|bradford|wolverhampton|ipswich|luton|preston|"
      "beyrouth|beirut|alger|oran|béjaïa|casablanca|rabat|marrakech|tunis|dakar|abidjan|montréal|"
      "montreal|toronto|vancouver|ottawa|lagos|abuja|nairobi|accra|mumbai|delhi|new delhi|"
      "bengaluru|bangalore|chennai|hyderabad|karachi|lahore|islamabad|sydney|melbourne|brisbane|"
      "auckland|chicago|new york|boston|los angeles|houston|dallas|miami|seattle|warszawa|"
      "kraków|praha|budapest|stockholm|oslo|københavn|helsinki|luanda|maputo|são paulo|"
      "rio de janeiro|buenos aires|rosario|arras|martigues|"
      "belfast|leicester|nottingham|newcastle|brighton|oxford|cambridge|york|bath|exeter|"
      "dublin|cork|galway|limerick|waterford|kilkenny" },
    { WORD_EXTRA, NULL,
      "verdiep|bt|zimmer|seniorenheim|seniorenresidenz|altenheim|wohnpark|seniorenwohnpark|"
      "wohnheim|"
      "studentenwohnheim|habitación|quarto|camera|foyer|campus|résidence crous|pta|pral|timbre|r/c|"
      "app|ap|ch|chambre|logement|lgt|rez-de-chaussée|rez de chaussée|sous-sol|bureau|local|"
      "péniche|hôtel particulier|fond de cour|poste restante|aile|loge|plot|h.no|d.no|house no|"
      "door|building|bldg|penthouse|geschoss|erdgeschoss|eg|dg|ug|obergeschoss|dachgeschoss|"
      "links|rechts|mitte|aufgang|haus|nave|parcela|pabellón|bloque|blq|bajo|ático|depto|dpto|"
      "departamento|entresuelo|entlo|lote|lt|fração|apart|casa|palazzina|pal|edificio|fabbricato|"
      "sub|verd|appartement|toestel|kamer|"
      "bus|dto|esq|planta|apto|apartment|apartamento|appartamento|postfach|postbus|apartado|"
      "po box|box|wing|block|level|basement|rdc|lägenhet|hs|int|sc|att|attn|boite postale|"
      "case postale|hinterhaus|vorderhaus|og|stiege|tür|top|esquerdo|direito|escada|scala|portal|"
      "escalera|izq|dcha|verdieping|bat|immeuble|imm|tour|pavillon|residence" },
    { WORD_EXTRA | WORD_ROAD, NULL, /* houses with a name: "Rose Cottage" */
      "cottage|farm|farmhouse|lodge|barn|forge|rectory|vicarage|manor|grange|schoolhouse|"
      "bungalow|chalet|demesne|trading estate|industrial estate|business park|retail park|"
      "industrial park|steading|croft house|gatehouse|coach house|towers|mansions|maltings" },
    { WORD_EXTRA | WORD_STREET, NULL, /* "ferme du Chêne" */
      "pol ind|polig ind|pol. "
      "ind|herdade|sítio|gut|aldea|aldeia|monte|caserío|pazo|vivenda|moradia|solar|baserria|"
      "ferme|mas|moulin|château|manoir|hameau|lieu-dit|lieudit|le bourg|ld|caserne|poligono|"
      "polígono|polígono industrial|zona industrial|zoning|zoning industriel|parc d'activités|"
      "zone industrielle|zone artisanale|zone d'activités|finca|cortijo|masía|cascina|podere|"
      "località|frazione|fraz|loc|quinta|loteamento|urb|urbanização" },
    { WORD_STREET, NULL,
      "grande rue|grand rue|grand place|grand'rue|grand'place|rang|chem|chm|mte|rle|"
      "coso|triq|sqaq|vjal|misraħ|gral|rda|rampa|kalea|auzoa|etorbidea|ruta|vereda|"
      "escadinhas|ponte|contrada|"
      "ul|ulica|pasaje|pje|pda|partida|muelle|lugar|bv|bvar|cuesta|bajada|barrio|camí|avinguda|"
      "travessera|p.zza|v.le|c.so|l.go|p.le|c.da|lungomare|lungotevere|fondamenta|calata|vico|"
      "canada|ladeira|pátio|rotunda|bairro|steenweg op|laan van|plaats|"
      "plaça|carrer|passeig|rambla|glorieta|urbanización|contrada|località|borgo|salita|traversa|"
      "calçada|largo|avenida|urbanização|praceta|azinhaga|sentier|domaine|quartier|hameau|"
      "sente|rocade|pza|plza|callejón|bulevar|caminho|"
      "traverse|levée|mas|ferme|ave|cour|parc|rambla|laan|straße der|straße des|strasse des|"
      "strasse der|grote markt|oude markt|nieuwe markt|vrijdagmarkt|korenmarkt|vismarkt|veemarkt|"
      "riviera|p.za" },
    { WORD_EXTRA, NULL, "bloco|whg|wng|toevoeging|frente|traseiras|apartament" },
    { WORD_ROAD, NULL,
      "loan|wynd|brae|circle|cir|trail|alley|chase|dene|mead|close|crossing|"
      "gate|circus|broadway|bridge|cottages|house|heights|meadow|meadows|drove|fold|croft|villas|"
      "boreen|embankment|promenade|esplanade|pde|cres|gdns|sq|parkway|pike|loop|plaza|vale|pkwy|"
      "path" },
    { WORD_STREET, place_bare, "s/n" },
    { WORD_STREET, NULL, "heol|ffordd|stryd|lôn|rhodfa|bóthar|sráid|p.º|pº" },
    { WORD_EXTRA, NULL, "lonja|trastero|frt|frte|izda|dcho|drt" },
    { NEAR_LIVING, NULL,
      "postcode|post code|postal code|eircode|adresse postale|nouvelle adresse|ancienne adresse|"
      "mein wohnort|meine adresse|mi dirección|il mio indirizzo|mijn adres|a minha morada|"
      "sto in|abito in|vivo in|wohne jetzt|wohne in|"
      "habito|ik woon|vivo|resido|lebe in|adresse de livraison|delivery address|"
      "billing address|adresse de facturation|lieferanschrift|rechnungsadresse" },
    { 0, NULL, NULL },
};
