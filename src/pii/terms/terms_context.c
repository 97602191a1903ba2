/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_context.c - words that say what the number, code or date beside them is.
 *
 * French, English, German, Spanish, Italian, Dutch, Portuguese and the names of the identifiers
 * themselves.  All languages count in every text: people write "my IBAN" in French mail. */
#include "pii/terms/terms_priv.h"

const struct terms terms_context[] = {
    { NEAR_BANK, NULL,
      "iban|rib|numéro de compte|n° de compte|no de compte|compte bancaire|compte en banque|"
      "coordonnées bancaires|relevé d'identité bancaire|bank account|bankverbindung|"
      "konto|cuenta bancaria|conto corrente|coordinate bancarie|"
      "rekeningnummer|bankrekening|rekening|conta bancária|nib|ccc|"
      "bankkonto|compte courant|compte joint|virement|bank details|girokonto|kontoverbindung|"
      "cuenta corriente|datos bancarios|dati bancari|bankgegevens|dados bancários" },
    { NEAR_BANK, "account",
      "numéro de compte bancaire|bank account number|"
      "kontonummer|konto nr|kontonr|número de cuenta|numero di conto|"
      "bankrekeningnummer|número de conta" },
    { NEAR_BANK, "any-account", "account number|account no|acct no|acct" },
    { NEAR_BANK, "sort-code", "sort code|sortcode|blz|bankleitzahl" },
    { NEAR_BANK, "us.routing", "routing number|routing no|aba number|aba|routing" },
    { NEAR_CARD, NULL,
      "carte bancaire|carte bleue|ma carte|votre carte|sa carte|carte de crédit|carte de paiement|"
      "carte visa|carte mastercard|numéro de carte|n° de carte|cb|credit card|debit card|bank card|"
      "card number|my card|payment card|kreditkarte|meine karte|tarjeta|"
      "tarjeta de crédito|carta di credito|numero di carta|la mia carta|creditcard|"
      "kredietkaart|mijn kaart|cartão|cartão de crédito|visa|mastercard|amex|american express" },
    { NEAR_EXPIRY, NULL,
      "expire|expire le|expire fin|exp|expiration|date d'expiration|valable jusqu'au|"
      "valable jusqu'à|date de validité|validité|expires|expiry|expiry date|expiration date|"
      "valid until|valid thru|valid to|gültig bis|ablaufdatum|caduca|caducidad|vencimiento|"
      "fecha de caducidad|scade|scadenza|vervaldatum|geldig tot|validade|válido até|expirant|"
      "expirant le|valable jusqu'en|valide jusqu'au|valide jusqu'à|valid till|good thru|exp date|"
      "expiring|expira|válida hasta|válido hasta|data di scadenza|valida fino al|valida fino a|"
      "verfällt|läuft ab|gültig|ablauf|vervalt|verloopt|valida até|válida até|data de validade" },
    { NEAR_EXPIRY, "card", "valid thru|valid through|good thru" },
    { NEAR_EXPIRY, NULL,
      "date expi|expi|scad|vence|expir|expirera|fin de validité|date de fin de validité|"
      "gueltig bis|gültigkeit|karte läuft|läuft|vencerá|scadrà|vervalt op|vervaldatum|expira em|"
      "expiration dt|exp dt|valide fino|valable jusque|valable|expiry dt|date exp|"
      "data de expiração|data scadenza|verfallsdatum|ablaufmonat|caducan|geldig" },
    { NEAR_CVC, NULL,
      "csc|card security code|numéros au dos|numéros derrière|chiffres au dos de la carte|"
      "chiffres derriere la carte|chiffres du dos|numbers behind|numbers on the back of the card|"
      "números de atrás|números del reverso|números de detrás|numeri dietro|numeri sul retro|"
      "números de trás|números atrás|nummers achterop|cijfers achter|cijfers op de achterzijde|"
      "ziffern auf der kartenrückseite|kartenprüfziffer|cvc-code|cvv-code|code cvc|code cvv|"
      "numéro cvv|digits at the back|numbers at the back|code au dos" },
    { NEAR_CVC, NULL,
      "cvc|cvv|cvc2|cvv2|cryptogramme|cryptogramme visuel|code de sécurité|"
      "code de vérification de la carte|security code|card verification code|prüfziffer|"
      "sicherheitscode|kartenprüfnummer|código de seguridad|codice di sicurezza|"
      "beveiligingscode|código de segurança|chiffres au dos|chiffres derrière|"
      "chiffres au verso|chiffres de derrière|digits on the back|digits behind|numbers on the back|"
      "ziffern auf der rückseite|ziffern hinten|cifras del reverso|cifras de atrás|"
      "dígitos del reverso|dígitos de atrás|cifre sul retro|cifre dietro|"
      "cijfers op de achterkant|cijfers achterop|dígitos no verso|algarismos no verso|"
      "dígitos atrás|cid|cryptogram" },
    { NEAR_CVC, "three", "chiffres|digits|ziffern|cifras|dígitos|cifre|cijfers|algarismos" },
    { NEAR_PHONE, NULL,
      "tel|téléphone|telephone|portable|mobile|gsm|natel|fixe|appelez|appeler|rappelez|rappeler|"
      "joindre|joignable|numéro de téléphone|phone|phone number|cell|cellphone|call me|reach me|"
      "whatsapp|fax|télécopie|telefon|handy|telefonnummer|handynummer|rufnummer|mobil|erreichbar|"
      "rufen|teléfono|telefono|móvil|movil|celular|llámame|llamar|cellulare|chiamare|telefoon|"
      "telefoonnummer|mobiel|bereikbaar|bellen|telefone|telemóvel|telemovel|ligar|"
      "mon numéro|my number|meine nummer|mi número|il mio numero|mio numero|telefonino|mijn "
      "nummer|o meu "
      "número|"
      "tlf|telefonnr|tél|tfno|tlfn|ring me|text me|numéro perso|numéro de portable|téléphoner|"
      "telefonisch|telefonicamente|recapito|contact number|give me a call|landline|sms|"
      "téléphonique|contactez moi|anrufen|rückruf|zurückrufen|telefonisch unter|festnetz|"
      "ruf mich|rufen sie|handynr|llamadme|llamarme|llámenme|llámeme|llamen|telefónico|"
      "número de contacto|contacto telefónico|liguem|ligue|liguem me|telefónica|chamada para|"
      "número de telemóvel|chiamatemi|chiamami|richiamatemi|richiamare|telefonico|"
      "numero di telefono|numero di cellulare|bel me|bel mij|bel ons|terugbellen|belt u|"
      "mobiele nummer|vaste lijn" },
    { NEAR_PHONE, NULL,
      "appel manqué|appels manqués|numéro appelant|missed call|missed calls|caller|caller id|"
      "verpasster anruf|anruf von|chiamata persa|llamada perdida|gemiste oproep|chamada perdida|"
      "fijo|fisso|fixo|vaste nummer|vast nummer|durchwahl|localizar|localizarme|contattatemi|"
      "contattarmi|contactarme|contactar|nouveau numéro|ancien numéro|nouveau num|mon num|"
      "new number|old number|neue nummer|alte nummer|meine nr|nuevo número|antiguo número|"
      "nuovo numero|vecchio numero|nieuw nummer|oud nummer|número novo|número antigo|cel|"
      "telnr|tel nr|telefoonnr|tlm|telm|telem|telef|mob|rückrufnummer|mobilnummer|handy nr|"
      "mobilfunknummer|festnetznummer|número de móvil|número de teléfono|mobiele|gsm nummer|"
      "gsm-nummer|numéro de mobile|numéro de fixe|numéro de tél|n° de tél|n° tél|num tél|"
      "tel mobile|mobile number|home number|work number|cell number|recapito telefonico|"
      "numero cellulare|num cell|chiamate|llame|llamad|telefonear|telefonare|ligar para|"
      "contactável|belt|bel|opbellen|erreiche|telefonieren|rappel au|appel au|joignez|"
      "raggiungibile|raggiungibili|raggiungermi|reachable|rejoignez|handynr|risponde al|"
      "rispondo al|contactez|contact me on|contact me at|ring|rang|phoned|calling from" },
    { NEAR_PHONE, "weak",
      "ligne|lignes|line|lines|anschluss|anschlüsse|lijn|lijnen|línea|líneas|linee|linhas|"
      "linha|contacto|contatto|contato|contacts|nummern|nummers|numéros|números|numeri|numbers" },
    { NEAR_BIRTH, NULL,
      "né le|née le|né(e) le|nés le|naissance|date de naissance|born|born on|born in|birth|"
      "date of birth|birth date|birthdate|birthday|dob|d.o.b|anniversaire|geboren|geboren am|"
      "geburtsdatum|geburtstag|geb|nacido|nacida|nacido el|nacida el|fecha de nacimiento|"
      "nacimiento|nato il|nata il|nato|nata|data di nascita|nascita|geboren op|geboortedatum|"
      "nascido|nascida|data de nascimento|nascimento|né|née|ddn|d n|née en|né en|geburt|"
      "geburtsdaten|aniversário|cumpleaños|compleanno|verjaardag|geb datum|f nac|fec nac|"
      "nac|gebdat|date naissance|naiss|nacimento|nascita il|nació|nació el|nasceu|nasceu em|"
      "nasci|nasci a|nasci em|nacida en|nacido en|nato a|nata a|geb dat|date de naiss|geboren in|"
      "nacieron|nati il|nato nel|nata nel|nati nel|dateofbirth|datedenaissance|datenaissance|"
      "fechanacimiento|datanascita|datanascimento|geboortedag" },
    { NEAR_PASSPORT, NULL,
      "passeport|passport|reisepass|pasaporte|passaporto|paspoort|passaporte|"
      "numéro de passeport|passport number|passport no|mrz" },
    { NEAR_ID_CARD, NULL,
      "titre de séjour|carte de séjour|identity card|id card|id number|national id|"
      "documento de identidad|carta d'identità|documento d'identità|numéro de titre de séjour" },
    { NEAR_ID_CARD, "fr.cni be.eid",
      "carte d'identité|carte nationale d'identité|cni|pièce d'identité|carte identité|"
      "numéro de carte d'identité" },
    { NEAR_ID_CARD, "de.ausweis", "personalausweis|ausweis|ausweisnummer|personalausweisnummer" },
    { NEAR_ID_CARD, "be.eid", "identiteitskaart|id kaart|eid|identiteitskaartnummer" },
    { NEAR_ID_CARD, "pt.cc", "cartão de cidadão|cartão do cidadão|bilhete de identidade" },
    { NEAR_ID_CARD, "pl.dowod", "dowód|dowód osobisty" },
    { NEAR_LICENCE, "fr.permis", "permis de conduire|numéro de permis|neph|permis" },
    { NEAR_LICENCE, NULL,
      "driving licence|driver's license|"
      "drivers license|driving licence number|licence number|führerscheinnummer|"
      "driving license|führerschein|carnet de conducir|permiso de conducir|patente|"
      "patente di guida|rijbewijs|carta de condução" },
    { NEAR_PLATE, NULL,
      "immatriculation|immatriculé|immatriculée|plaque|plaque d'immatriculation|véhicule|voiture|"
      "license plate|licence plate|number plate|registration number|plate|vehicle|car registration|"
      "kennzeichen|nummernschild|matrícula|targa|kenteken|nummerplaat|mon auto|ma moto|scooter|"
      "carte grise|vehicle reg|car reg|reg number|fahrzeug|amtliches kennzeichen|vehículo|veicolo|"
      "veículo|viatura|voertuig|kentekennummer|mijn auto|mein auto|número de matrícula|"
      "numero di targa|immat|immatriculations|reg plate|reg no|registration plate|reg number|reg "
      "nr|"
      "kfz-kennzeichen|autokennzeichen|n° d'immatriculation|nº de matrícula|n. targa|n targa|"
      "auto targata|veicolo targato|placa|plaque n°|plaatnummer|kenteken nr|nr plaat|itv del|"
      "slagboom herkent|plaat|kentekenplaat|autoplaat|nummerplaten" },
    { NEAR_PASSWORD, NULL,
      "mot de passe|mdp|mots de passe|password|passwords|pwd|passwort|kennwort|passwd|"
      "clé wifi|clé wpa|code wifi|clé du wifi|wifi password|wlan passwort|clave wifi|"
      "clave del wifi|chiave wifi|motdepasse|pw|contrasena|contraseña de acceso|palavra chave|"
      "contraseña|clave de acceso|password di accesso|parola d'ordine|wachtwoord|palavra-passe|"
      "senha|palavra passe|login et mot de passe|passwrod|pasword|passord|paswort|wachtwoort|"
      "mot de pass|mots de pass" },
    { NEAR_PASSWORD, "phrase",
      "passphrase|pass phrase|phrase secrète|phrase de passe|phrase de récupération|seed phrase|"
      "recovery phrase|secret phrase|seed|passphrase wifi|passwortsatz|"
      "frase de contraseña|frase semilla|frase secreta|frase segreta|frase di recupero|"
      "wachtwoordzin|herstelzin|frase de recuperação|frase passe" },
    { NEAR_CODE, NULL,
      "code sms|code pin|code pin est|code secret|code confidentiel|code de vérification|"
      "code de validation|code de confirmation|code à usage unique|code reçu|code reçu par sms|"
      "code d'accès|code d'authentification|code d'activation|digicode|code de connexion|pin|"
      "otp|one time code|one-time code|one time password|verification code|security pin|"
      "confirmation code|access code|authentication code|login code|sms code|pin code|"
      "bestätigungscode|pin nummer|tan|einmalcode|zugangscode|sms-code|código sms|"
      "código de verificación|código de acceso|código pin|codice di verifica|codice pin|"
      "codice sms|codice di accesso|pincode|verificatiecode|bevestigingscode|toegangscode|"
      "código de verificação|código de acesso|código de confirmação|2fa|mfa" },
    { NEAR_CODE, NULL,
      "code de la porte|code porte|code d'entrée|code entrée|code alarme|code de l'alarme|"
      "code portail|code du portail|code immeuble|code de l'immeuble|code d'immeuble|code de carte|"
      "code de ma carte|le code est|voici le code|reçu le code|mon code est|code wifi est|"
      "gate code|door code|entry code|alarm code|the code is|got the code|my code is|card code|"
      "der code ist|mein code|türcode|torcode|el código es|código de la puerta|mi código es|"
      "il codice è|codice cancello|il mio codice è|de code is|mijn code is|deurcode|poortcode|"
      "o código é|código do portão|o meu código é" },
    { NEAR_CODE, NULL,
      "freischaltcode|aktivierungscode|einmal-code|key safe|key safe code|keysafe|combination|"
      "kombination|combinaison|combinación|combinazione|code du cadenas|code cadenas|code unique|"
      "code temporaire|code de déblocage|code de déverrouillage|unlock code|activation code|"
      "código de activación|codice di attivazione|activatiecode|código de ativação|boîte à clés|"
      "code de la boîte à clés|schlüsselbox|schlüsselkasten|sleutelkluis|sleutelkastje|"
      "caja de llaves|caixa de chaves|geheimzahl|geheimnummer|número secreto|numero segreto|"
      "safe code|tan-nummer|codice otp|code otp|code 3d secure|authentifizierungscode|"
      "verifizierungscode|anmeldecode|inlogcode|controlecode|clave otp|clave sms|lock code|"
      "code à 6 chiffres|code à 4 chiffres|6-digit code|six digit code|6 digit code|"
      "pukcode|pukkode|simpin|combi|kluiscode|code van het kluisje|code du coffre-fort|"
      "código de la caja fuerte|código da caixa forte|codice cassaforte|safe combination|"
      "key safe no|key safe number|code de la grille|code grille|codice di sblocco|"
      "código de desbloqueo|zimmersafe code|safecode|tresorcode|código do cofre|cofre|"
      "código caja de llaves|código de la caja de llaves|pickup pin|"
      "padlock code|code ascenseur|code d'ouverture|code du local|code local vélo|"
      "code parking|intercom code|buzzer code|code du bip|código del candado|zahlencode|"
      "código del garaje|codice del cancelletto|codice lucchetto|slotcode|fietsslotcode" },
    { NEAR_CODE, "plain", "code|codice|código|codes|alarm|alarme|alarma|allarme|cijferslot" },
    { NEAR_CODE, NULL,
      "passcode|mtan|interphone|code interphone|code de l'interphone|code de retrait|code de "
      "casier|"
      "code for the door|code for the gate|code to the door|code to the gate|code of the gate|"
      "code für die tür|code für das tor|código portal|código puerta|código del portón|"
      "codice portone|codice del garage|código da entrada|código do prédio|código prédio|"
      "portiekcode|ophaalcode|abholcode|afhaalcode|pickup code|pick-up code|locker code|"
      "puk|code puk|puk code|puk-code|pin-code|código puk|codice puk|sms-tan|"
      "code du hall|code du parking|code du garage|code barrière|code du coffre|code boîte à clés|"
      "key box code|lockbox code|keypad code|garage code|building code|haustürcode|schlüsseltresor|"
      "código del portal|código de la alarma|código de entrada|codice del portone|"
      "codice dell'allarme|codice di ingresso|codice porta|codice del cancello|toegangscode deur|"
      "alarmcode|code van de deur|code van de poort|código da porta|código do alarme" },
    { WORD_ORDINARY, NULL, "puk|pin|otp|tan" },
    { NEAR_CODE, "list",
      "code de secours|codes de secours|code de récupération|codes de récupération|backup code|"
      "backup codes|recovery code|recovery codes|wiederherstellungscode|wiederherstellungscodes|"
      "backup-code|backup-codes|ersatzcode|código de respaldo|códigos de respaldo|"
      "código de recuperación|códigos de recuperación|codice di backup|codici di backup|"
      "codice di recupero|codici di recupero|back-upcode|back-upcodes|backupcode|backupcodes|"
      "herstelcode|herstelcodes|código de recuperação|códigos de recuperação|"
      "código de reserva|códigos de reserva" },
    { NEAR_CVC | NEAR_CODE, "security",
      "code de sécurité|security code|sicherheitscode|código de seguridad|codice di sicurezza|"
      "beveiligingscode|código de segurança" },
    /* codes that open nothing */
    { 0, NULL,
      "code postal|codes postaux|code barre|code barres|code à barres|code qr|qr code|code client|"
      "code erreur|code d'erreur|error code|code article|code produit|code couleur|code source|"
      "code de la route|code civil|code du travail|code de commerce|code de la consommation|"
      "code pénal|code pays|code ape|code naf|code iban|code banque|code guichet|code agence|"
      "code ean|code avantage|code parrain|code de parrainage|code de réduction|code remise|"
      "code name|code red|code 39|code 128|codice fiscale|codice postale|codice iban|"
      "codice cliente|codice articolo|codice prodotto|codice sconto|codice errore|"
      "codice di errore|codice a barre|codice civile|código postal|código de barras|"
      "código de error|código de erro|código civil|código penal|código de artículo|"
      "código de producto|código de cliente|código de descuento|código de desconto|"
      "code unknown|code défaut|code de défaut|"
      "código promocional|codice promozionale|codice tributo|codice ateco" },
    { NEAR_PASSWORD, NULL,
      "psw|pswd|mot de pass|code d'accès wifi|mi clave|la clave|palabra de paso|contraseñas|"
      "senhas|zugangspasswort|anmeldepasswort|wlan-passwort|wlan-schlüssel|netzwerkschlüssel|"
      "passwörter|wachtwoorden|wifi-wachtwoord|mdp wifi|la mia parola d'accesso" },
    { NEAR_PASSWORD, NULL,
      "chave wifi|chave do wifi|senha wifi|parola chiave|clé réseau|clé de sécurité wifi|"
      "network key|wifi key|wlan schlüssel|passwort wlan|wachtwoord wifi|wifi ww|"
      "ww|"
      "passw|psswd|m2p|einmalpasswort|initialpasswort|startpasswort|"
      "contraseña wifi|password wifi|palavra passe wifi|mot de passe wifi|"
      "mdp provisoire|parole chiave" },
    { NEAR_PASSWORD, "answer",
      "memorable word|security answer|secret answer|answer to the security question|"
      "answer to my security question|mot secret|"
      "réponse à la question secrète|réponse secrète|réponse de sécurité|"
      "réponse à la question de sécurité|sicherheitsfrage antwort|antwort sicherheitsfrage|"
      "antwort auf die sicherheitsfrage|respuesta de seguridad|respuesta secreta|"
      "respuesta a la pregunta de seguridad|risposta di sicurezza|risposta segreta|"
      "beveiligingsantwoord|antwoord geheime vraag|resposta de segurança|resposta secreta|"
      "code word|mot convenu|codewort|palabra clave|parola d'ordine è|palavra secreta" },
    { NEAR_PASSWORD, NULL,
      "psk|wpa2 key|wpa key|wlan key|pre-shared key|licence key|license key|product key|"
      "clé de licence|clé produit|lizenzschlüssel|produktschlüssel|clave de licencia|"
      "chiave di licenza|licentiesleutel|chave de licença|clé d'activation|activation key|"
      "clave de administración|clave de administrador|admin password|mot de passe admin|clé "
      "wpa2|clé de la box|clé wi-fi" },
    { NEAR_PASSWORD, "pair", "ssid|basic auth|accès web|web access|acceso web|accesso web" },
    { NEAR_PASSWORD, "weak", "pass|passe|clave" },
    { NEAR_PASSWORD, "pair",
      "identifiants|mes identifiants|logins|credentials|login details|zugangsdaten|anmeldedaten|"
      "logindaten|credenciales|datos de acceso|credenziali|dati di accesso|inloggegevens|"
      "credenciais|dados de acesso|user/pass|login/pass|login/mdp|user/password|"
      "login/password|mes codes|mes accès|identifiant/mot de passe|identifiant et mot de "
      "passe|wifi|wlan|wi-fi" },
    { WORD_IS, NULL, "war|era|lautet|cest|cetait" },
    { NEAR_KEY, NULL,
      "token|jeton|jeton d'accès|clé api|clé d'api|clé secrète|clé d'accès|clé privée|"
      "authorization|api_key|authtoken|auth token|refresh token|connection string|accountkey|"
      "api key|apikey|secret key|access key|private key|secret|client secret|bearer|"
      "access token|api-schlüssel|schlüssel|zugriffsschlüssel|clave api|clave secreta|"
      "chiave api|chiave segreta|api sleutel|sleutel|chave api|chave secreta" },
    { NEAR_BIC, NULL, "bic|swift|code bic|code swift|bic/swift|bic swift|swift code|bic code" },
    { NEAR_SOCIAL, "fr.nir",
      "sécurité sociale|numéro de sécurité sociale|n° de sécurité sociale|sécu|"
      "numéro de sécu|n° de sécu|n° sécu|n° secu|nir|numéro insee|n° insee|no de sécu|"
      "immatriculation sociale" },
    { NEAR_SOCIAL, NULL,
      "numéro national|numéro de registre national|registre national|social security|"
      "social security number|national number|national insurance|identification number|"
      "numéro d'identification|numéro d'identité|identifiant national|"
      "sozialversicherungsnummer|versicherungsnummer|seguridad social|número de identificación|"
      "codice identificativo|identificatienummer|número de identificação|numéro personnel|"
      "segurança social|matricule|personal number|personal identification number|ssn|code "
      "personnel" },
    { NEAR_SOCIAL, "de.rvnr", "rentenversicherungsnummer|rvnr|rentenversicherung|svnr" },
    { NEAR_SOCIAL, "at.svnr", "svnr|sozialversicherung|sv-nummer|sv nummer" },
    { NEAR_SOCIAL, "es.nss", "nss|número de seguridad social|número de la seguridad social|naf" },
    { NEAR_SOCIAL, "es.dni", "dni|documento nacional|documento nacional de identidad" },
    { NEAR_SOCIAL, "es.nie", "nie" },
    { NEAR_SOCIAL, "it.cf", "codice fiscale|cod fiscale|c.f" },
    { NEAR_SOCIAL, "nl.bsn", "bsn|burgerservicenummer|sofinummer|sofi-nummer" },
    { NEAR_SOCIAL, "be.nrn",
      "rijksregisternummer|rijksregister|insz|niss belge|numéro niss|rrn|registre "
      "national|bis-nummer" },
    { NEAR_SOCIAL, "pt.niss", "niss|número da segurança social" },
    { NEAR_SOCIAL, "pl.pesel", "pesel" },
    { NEAR_SOCIAL, "ie.ppsn", "pps|ppsn|pps number|personal public service" },
    { NEAR_SOCIAL, "lu.matricule", "matricule|numéro d'identification national" },
    { NEAR_SOCIAL, "se.personnummer", "personnummer|samordningsnummer" },
    { NEAR_SOCIAL, "fi.hetu", "hetu|henkilötunnus" },
    { NEAR_SOCIAL, "dk.cpr", "cpr|cpr-nummer|cpr nummer|personnummer dk" },
    { NEAR_SOCIAL, "cz.rc", "rodné číslo|rodne cislo|rodné čislo|birth number" },
    { NEAR_SOCIAL, "ro.cnp", "cnp|cod numeric personal" },
    { NEAR_SOCIAL, "bg.egn", "egn|егн" },
    { NEAR_SOCIAL, "hr.oib", "oib" },
    { NEAR_SOCIAL, "si.emso", "emšo|emso" },
    { NEAR_SOCIAL, "hu.taj", "taj|taj szám|taj-szám" },
    { NEAR_SOCIAL, "gr.amka", "amka|αμκα" },
    { NEAR_SOCIAL, "ee.ik", "isikukood" },
    { NEAR_SOCIAL, "lt.ak", "asmens kodas" },
    { NEAR_SOCIAL, "lv.pk", "personas kods" },
    { NEAR_SOCIAL, "ch.ahv",
      "ahv|avs|ahv-nummer|ahv nummer|numéro avs|n° avs|navs|oasi|numero avs" },
    { NEAR_SOCIAL, "uk.nino",
      "nino|national insurance number|ni number|national insurance|ni no|nat ins|nat ins no" },
    { NEAR_TAX, NULL,
      "numéro fiscal|n° fiscal|fiscal|référence fiscale|spi|numéro spi|impôts|numéro d'impôt|"
      "tax number|tax id|tin|tax identification number|identification fiscale|"
      "número de identificación fiscal|partita iva|contribuinte|número de contribuinte" },
    { NEAR_TAX, "fr.spi", "numéro fiscal|n° fiscal|spi|numéro spi|impots.gouv" },
    { NEAR_TAX, "de.idnr",
      "steuer-id|steuer id|steueridentifikationsnummer|idnr|steuer-idnr|steuernummer|"
      "identifikationsnummer" },
    { NEAR_TAX, "pt.nif", "contribuinte|número de contribuinte|nif português" },
    { NEAR_TAX, "es.dni pt.nif", "nif" },
    { NEAR_TAX, "fr.spi pt.nif", "número fiscal" },
    { NEAR_TAX, "pl.nip", "nip" },
    { NEAR_TAX, "hu.adoaz", "adóazonosító|adóazonosító jel" },
    { NEAR_TAX, "gr.afm", "afm|αφμ" },
    { NEAR_TAX, "cy.tic", "tic" },
    { NEAR_COMPANY, NULL,
      "société|entreprise|numéro d'entreprise|company id|registre du commerce|"
      "handelsregister|registro mercantil|ondernemingsnummer|vat|tva|vat number|numéro de tva|"
      "n° tva|tva intracommunautaire|tva intra|ust-id|ust-idnr|ustid|umsatzsteuer|uid|iva|"
      "btw|btw-nummer|btw-id|eori|lei|numéro eori|moms|alv|dph|áfa|pvm|pdv|ddv|ust|mwst|"
      "umsatzsteuer-id|steuernummer der firma|partita iva|p iva|n tva|vat no|vat id|uid-nummer" },
    { NEAR_COMPANY, "vat", "vat|tva|btw|iva|ust|mwst|uid" },
    { NEAR_COMPANY, "eu.vat",
      "vat number|vat no|vat id|vat reg|vat reg no|vat registration number|numéro de tva|n° tva|"
      "n° de tva|num tva|tva intracommunautaire|tva intra|numéro de tva intracommunautaire|"
      "ust-id|ust-idnr|ustid|ust-id-nr|umsatzsteuer-id|umsatzsteuer-identifikationsnummer|"
      "uid-nummer|uid-nr|btw-nummer|btw-id|btw-nr|btw nr|btw-identificatienummer|nif-iva|"
      "nif iva|número de iva|vat-nummer|vat nr" },
    { NEAR_COMPANY, "fr.siren",
      "r.c.s|numéro rcs|n° rcs|registre du commerce|registre du commerce et des sociétés" },
    { NEAR_COMPANY, "register",
      "charity no|charity number|registered charity|registered charity no|ein|"
      "registered in england no|registered in england and wales no|employer identification number|"
      "rea|numero rea|n rea|handelsregisternummer|firmenbuchnummer|fn-nummer" },
    { NEAR_COMPANY, "nl.rsin", "rsin" },
    { NEAR_COMPANY, "pt.nipc es.cif",
      "nipc|nif da empresa|nif empresa|nif de la empresa|contribuinte da empresa|pessoa coletiva|"
      "c.i.f|cif empresa" },
    { NEAR_COMPANY, "br.cnpj", "cnpj" },
    { NEAR_COMPANY, "be.enterprise", "kbo-nummer|kbo nummer|bce n°|n° bce|n° d'entreprise" },
    { NEAR_COMPANY, "uk.company",
      "registered in england|registered in scotland|registration no|company reg|company reg no|co "
      "reg|"
      "co reg no" },
    { NEAR_SOCIAL, "br.cpf", "cpf" },
    { NEAR_SOCIAL, "be.nrn",
      "rijksregisternr|rijksregister nr|numéro national belge|n° national|nationaal nummer" },
    { NEAR_SOCIAL, "es.nss", "nuss|nº seguridad social|número de afiliación|n° seguridad social" },
    { NEAR_SOCIAL, "nl.bsn", "bsn nummer|bsn-nummer|burgerservicenr" },
    { NEAR_SOCIAL, "it.cf", "cf|cod fisc|codicefiscale" },
    { NEAR_SOCIAL, NULL, "my social|social security no|ss number|soc sec" },
    { NEAR_SOCIAL, "uk.nino", "ni no|ni num|n.i number|nat ins no" },
    { NEAR_SOCIAL, "fr.nir", "n° ss|no ss|num ss|numéro ss|nº ss|n° de ss" },
    { NEAR_SOCIAL, "es.nss", "nº de s.s|n° de s.s|nº s.s|n° afiliación|nº afiliación" },
    { NEAR_SOCIAL, "de.rvnr", "rentenversicherungsnr|rv-nummer|sv-nr|vnr|sozialversicherungsnr" },
    { NEAR_SOCIAL, "abroad",
      "aadhaar|aadhar|bvn|tfn|cnic|hkid|nric|curp|cuit|cuil|mi rut|numéro d'assurance sociale|"
      "social insurance number|medicare no|ramq|carte soleil|ucas personal id|ucas id|cnh" },
    { NEAR_STUDENT, "number",
      "student no|student id|student number|pupil number|matric no|matrikelnummer|"
      "studentnummer|n° d'étudiant|n° étudiant|carte d'étudiant n°|número de estudiante|"
      "numero di matricola|número de aluno|leerlingnummer|schülernummer" },
    { NEAR_ID_CARD, NULL,
      "personalausweise|identiteitskaartnr|identiteitskaart nr|cin|c.i|res permit|"
      "carta identità elettronica|carta d'identità elettronica|cartes d'identité" },
    { NEAR_PASSPORT, NULL, "passeports|passports|reisepässe|pasaportes|passaporti|pp" },
    { NEAR_HEALTH, "card", "kv-nr|kv-nummer|kvnr|versicherten-nr|versichertennr" },
    { NEAR_COMPANY, "orias", "orias|n° orias|abn" },
    { NEAR_COMPANY, "register", "business id|y-tunnus" },
    { NEAR_CVC, NULL, "code derrière|code de derrière|code au verso" },
    { NEAR_EXPIRY, NULL, "cad|cadu" },
    { NEAR_ORDER, NULL,
      "s/n|n/"
      "s|sn|seriale|lieferschein|bordereau|billet|biglietto|billete|bilhete|réservation|booking|"
      "pnr|reservierung|reserva|"
      "prenotazione|boeking|vol n°" },
    { NEAR_ORDER, NULL,
      "bag tag|bag tags|baggage tag|baggage tags|luggage tag|luggage tags|tags|mtcn|ticket bagage|"
      "étiquette bagage|étiquettes bagage|gepäcknr|gepäcknummer|gepäckanhänger|bagagelabel|"
      "etiqueta de equipaje|etichetta bagaglio|etiqueta de bagagem" },
    { NEAR_VERSION, NULL,
      "driver|pilote|treiber|updated to|upgraded to|mis à jour en|aktualisiert auf" },
    { NEAR_TAX, "uk.utr", "utr|unique taxpayer reference|tax reference" },
    { NEAR_TAX, "de.idnr", "steuerliche identifikationsnummer|id-nr|tin-nummer" },
    { NEAR_TAX, "pt.nif", "nº contribuinte|nº de contribuinte|n° de contribuinte|nif pessoal" },
    { NEAR_HEALTH, "card",
      "tarjeta sanitaria|tessera sanitaria|carte vitale|numéro d'assuré|n° d'assuré|nº utente|"
      "número de utente|utente|número de utente de saúde|numéro d'adhérent mutuelle|"
      "gesundheitskarte|zorgpas|polisnummer zorgverzekering|carte européenne d'assurance maladie|"
      "ceam|ehic|ehic number|número de tarjeta sanitaria|zorgverzekeringsnummer|"
      "health card number|medicare number|cip" },
    { NEAR_ID_CARD, NULL,
      "brp|brp number|residence permit|residence permit number|biometric residence permit|"
      "id card no|id card number|id no|identity card number|n° étranger|numéro étranger|"
      "numéro d'étranger|récépissé|agdref|carte de résident|aufenthaltstitel|aufenthaltskarte|"
      "aufenthaltserlaubnis|permesso di soggiorno|carta identità|carta di identità|"
      "numero carta d'identità|documento n|título de residência|autorização de residência|"
      "permiso de residencia|tarjeta de residencia|número de soporte|verblijfsvergunning|"
      "verblijfsdocument|v-nummer|vreemdelingennummer|id-kaart|id kaart|identiteitsbewijs|"
      "nº de identificação civil|bi nº|bilhete de identidade|número de identidad|ausweis-nr|"
      "ausweisnr|personalausweis-nr|personalausweisnr" },
    { NEAR_LICENCE, NULL,
      "führerschein-nr|führerschein nr|driving licence no|driver's license no|licence no|"
      "driver number|rijbewijsnummer|numero patente|número de carta de condução|"
      "permis n°|numéro de permis de conduire|n° de permis" },
    { NEAR_PASSPORT, NULL,
      "paspoortnummer|paspoortnr|reisepassnr|reisepassnummer|passnummer|pass-nr|passport nr|"
      "n° de passeport|n° passeport|número de pasaporte|numero passaporto|"
      "numero di passaporto|número do passaporte|passport num|reisepass-nr" },
    { NEAR_BIRTH, NULL,
      "venu au monde|venue au monde|vint au monde|venuto al mondo|venuta al mondo|venne al mondo|"
      "vino al mundo|venido al mundo|venida al mundo|vio la luz|veio ao mundo|ter wereld|"
      "licht der welt|came into the world|nasc|nascidos|nascidas|nascidos a|nascidas a|auf die "
      "welt|zur welt|naceu|naceu o|geb. "
      "dat|geb dat|born d|vu le jour|voit le "
      "jour|geborene|geborener|geborenen|nací|nací el|nacieron|nascida el|"
      "nata il|nati|née à|né à|née un|né un|née au|born at|b day|bday|d.o.b|date of birth d|"
      "n il|n. il|geb am|geb dd|geboren te|geboortedag|data nasc|data de nasc|dt nasc|d nascimento|"
      "nascemos|f nacim|fec nacimiento|fecha nac|fecha de nac|data nascita|geb-datum|"
      "geburtsdat|geburtstermin|geboorte|d.d.n|nasceram|"
      "faz anos em|faz anos a|faz anos no dia|cumple años el|compie gli anni il|"
      "fête son anniversaire le|hat geburtstag am|is jarig op" },
    { NEAR_COMPANY, "fr.siren", "siren|n° siren|numéro siren|rcs" },
    { NEAR_COMPANY, "nl.kvk", "kvk|kvk nummer|kvk-nummer|kamer van koophandel" },
    { NEAR_COMPANY, "uk.company",
      "company number|company no|company registration number|crn|"
      "registered number|companies house" },
    { NEAR_COMPANY, "register", "hrb|hra" },
    { NEAR_COMPANY, "fr.siret", "siret|n° siret|numéro siret" },
    { NEAR_COMPANY, "fr.rna", "rna|association" },
    { NEAR_COMPANY, "fr.finess", "finess|n° finess" },
    { NEAR_COMPANY, "es.cif", "cif" },
    { NEAR_COMPANY, "it.iva", "partita iva|p.iva|p iva|piva" },
    { NEAR_COMPANY, "be.enterprise",
      "bce|kbo|numéro bce|ondernemingsnummer|numéro d'entreprise|tva be|btw be" },
    { NEAR_COMPANY, "pl.regon", "regon" },
    { NEAR_HEALTH, NULL,
      "carte vitale|mutuelle|krankenkasse|insurance number|numéro d'assuré|n° d'assuré|"
      "assurance maladie|tarjeta sanitaria|tessera sanitaria|zorgverzekering" },
    { NEAR_HEALTH, "fr.rpps", "rpps|adeli|n° rpps" },
    { NEAR_HEALTH, "de.kvnr",
      "krankenversicherungsnummer|kvnr|versichertennummer|krankenversichertennummer|egk|"
      "versicherte|versicherter|versichert|versichert bin ich unter|pflegegrad|pflegekasse" },
    { NEAR_HEALTH, "uk.nhs", "nhs|nhs number|nhs no" },
    { NEAR_STUDENT, "fr.ine", "ine|bea|numéro étudiant|ine-bea|identifiant national étudiant" },
    { NEAR_STUDENT, NULL, "étudiant|étudiante|élève|student|student number" },
    { NEAR_DEVICE, "imei",
      "eid|imei|numéro imei|imei number|imei1|imei2|imei 1|imei 2|código imei|codice "
      "imei|imei-nummer|"
      "imei nummer|número imei|numero imei|imei no|imei nr|n° imei|code imei|numéro d'imei" },
    { NEAR_DEVICE, NULL,
      "mac|adresse mac|mac address|mac adress|mac addr|macaddress|mac-id|mac id|mac-nummer|"
      "dirección física|wlan-mac|wifi mac|endereço físico|indirizzo fisico|fysiek adres|"
      "physische adresse|numéro de série|mac-adresse|mac adresse|mac-adres|mac adres|"
      "macadres|indirizzo mac|dirección mac|endereço mac|physical address|adresse physique|hwaddr|"
      "bssid" },
    { NEAR_PLACE, NULL,
      "breite|breitengrad|längengrad|latitud|longitud|latitudine|breedtegraad|gps|coordonnées "
      "gps|coordonnées|coordinates|latitude|longitude|lat|lon|lng|position|"
      "localisation|location|geolocation|koordinaten|standort|coordenadas|ubicación|coordinate|"
      "posizione|coördinaten|locatie|localização" },
    { NEAR_LIVING, NULL,
      "j'habite|j habite|habite|habitant|nous habitons|domicilié|domiciliée|demeurant|adresse|"
      "mon adresse|domicile|résidant|i live|living at|live at|my address|address|ship to|"
      "deliver to|livrer|livraison|livrer à|à livrer|wohne|wohnhaft|anschrift|lieferadresse|vivo "
      "en|dirección|"
      "domicilio|abito|indirizzo|residente|woon|adres|wonende|moro|morada|endereço" },
    { NEAR_COIN, NULL, "bitcoin|btc|wallet|portefeuille|crypto|cryptomonnaie" },
    { WORD_AT, NULL,
      "arobaze|arobe|aroba|at-zeichen|apenstaartje|apestaart|arroba|atpersand|bei|presso" },
    { WORD_KEY_START, NULL,
      "pk|glrt|gldt|xapp|shpss|shpca|lin|figd|sntrys|nvapi|gsk|xai|ya29|sg|eaac|akia|npms" },
    { NEAR_HANDLE, "account",
      "pseudo|pseudonyme|mon pseudo|nom d'utilisateur|username|user name|nickname|login|"
      "benutzername|nutzername|usuario|nombre de usuario|nome utente|gebruikersnaam|"
      "nome de usuário|nome de utilizador|handle|gamertag|psn|identifiant" },
    { NEAR_HANDLE, NULL,
      "insta|instagram|ig|snap|snapchat|tiktok|tik tok|discord|telegram|twitter|facebook|fb|"
      "messenger|linkedin|skype|twitch|youtube|reddit|mastodon|bluesky|threads|signal|whatsapp|"
      "steam|vinted|leboncoin|viber|xing" },
    { NEAR_NET, NULL, "ip|adresse ip|ip address|ipv4|ipv6|ip-adresse|dirección ip|indirizzo ip" },
    { NEAR_ORDER, NULL,
      "commande|commandes|numéro de commande|n° de commande|facture|factures|n° de facture|devis|"
      "ticket|dossier|référence|réf|ref|colis|suivi|numéro de suivi|article|produit|modèle|lot|"
      "order|orders|order number|order no|invoice|reference|parcel|tracking|tracking number|sku|"
      "item|product|model|bestellung|bestellnummer|rechnung|rechnungsnummer|artikel|sendung|"
      "pedido|factura|albarán|ordine|fattura|numero d'ordine|bestelling|factuur|bestelnummer|"
      "encomenda|fatura|kassenzeichen|aktenzeichen|kassabon|kassenbon|scontrino|recommandé|"
      "expediente|protocollo|protocolo|bestellnr|bestell "
      "nr|auftrag|auftragsnummer|auftragsnr|rechnungsnr|"
      "rechnung nr|artikelnr|artikelnummer|sendungsnummer|sendungsnr|ordernr|ordernummer|"
      "factuurnr|factuurnummer|artikelnummer|artículo|articolo|riferimento|referencia|"
      "referência|artigo|spedizione|envío|rastreio|seguimiento|prodotto|producto|produto|"
      "serial|serial number|numéro de série|n° de série|seriennummer|número de serie|"
      "numero di serie|serienummer|compteur|relevé|zähler|zählernummer|contador|contatore|"
      "meterstand|avoir|bon de livraison|code promo|promo|euros|euro|eur" },
    { NEAR_VERSION, NULL,
      "version|release|firmware|build|v|maj|update|section|sections|chapitre|chapter|paragraphe|"
      "paragraph|article|clause|abschnitt|kapitel|sección|capítulo|sezione|capitolo|hoofdstuk|"
      "paragraaf|secção|annexe|figure|chap|sect|taux|ratio" },
    { NEAR_PASSWORD, "with",
      "log in with|login with|logging in with|logged in with|logged in as|sign in with|"
      "sign in as|signed in as|connecte avec|connecter avec|connexion avec|connecté avec|"
      "connectée avec|connecté en|anmelden mit|einloggen mit|eingeloggt mit|angemeldet mit|"
      "entrar con|entro con|acceder con|accedo con|accedere con|iniciar sesión con|"
      "inloggen met|log in met|ingelogd met|entrar com|entro com|acedo com|aceder com" },
    { NEAR_PASSWORD, "answer",
      "security word|safe word|premier animal|premier animal de compagnie|mon premier animal|"
      "nom de jeune fille de ma mère|nom de jeune fille de votre mère|first pet|first pet's name|"
      "name of my first pet|mother's maiden name|mum's maiden name|erstes haustier|"
      "mädchenname meiner mutter|mädchenname der mutter|primera mascota|mi primera mascota|"
      "apellido de soltera de mi madre|primo animale|primo animale domestico|"
      "cognome da nubile di mia madre|cognome da nubile della madre|eerste huisdier|"
      "meisjesnaam van mijn moeder|primeiro animal|primeiro animal de estimação|"
      "nome de solteira da minha mãe|memorable place|memorable name|memorable date|"
      "favourite teacher|mot convenu avec|parola chiave|parola d'ordine|"
      "palavra chave|losungswort|mot de code|código de voz|codewort|zugangswort|freischaltwort|"
      "sicherheitswort|abholwort|entwarnungswort|geheimwort|codewoord|afhaalwoord|parool|"
      "veiligheidswoord|geheim woord|afgesproken woord|mot de sécurité|mot secret|mot convenu|"
      "mot de contrainte|code word|memorable word|duress word|palabra de seguridad|"
      "palabra clave|palabra secreta|santo y seña|palabra de paso|parola segreta|"
      "parola di sicurezza|palavra de segurança|palavra secreta|palavra combinada" },
    { NEAR_PASSWORD, "question",
      "question secrète|question de sécurité|security question|secret question|sicherheitsfrage|"
      "pregunta secreta|pregunta de seguridad|domanda segreta|domanda di sicurezza|"
      "beveiligingsvraag|geheime vraag|pergunta secreta|pergunta de segurança" },
    { NEAR_PASSWORD, NULL,
      "clé de sécurité|clé wep|clé de la livebox|clé box|code de la box|code box|wep key|"
      "router key|routerpasswort|router password|clave del router|chiave del router" },
    { NEAR_PASSWORD, "phrase",
      "douze mots|vingt-quatre mots|12 mots|24 mots|twelve words|12 words|24 words|zwölf wörter|"
      "12 wörter|24 wörter|doce palabras|12 palabras|24 palabras|dodici parole|12 parole|"
      "24 parole|twaalf woorden|12 woorden|24 woorden|doze palavras|12 palavras|24 palavras" },
    { NEAR_CODE, NULL,
      "code carte|code de la carte|code cb|code carte bleue|pin carte|card pin|code bancaire|key "
      "box|keybox|lockbox|lock box|slotnummer|zahlenschloss|zahlenkombination|fahrradschloss|"
      "combinação|combinatie|schlosscode|cadenas à code|cadenas à chiffres|padlock|cadeado|"
      "notfallcode|noodcode|alarme maison|alarm off|gate pin|door pin|code barrière|"
      "code de la barrière|code de la cave|code cave|code du casier|code de déverrouillage|"
      "code du téléphone|code de verrouillage|lock screen code|tablet code|phone code|"
      "código del trastero|código do cadeado|codice della cassetta|codice lucchetto|"
      "code de suivi vocal|code vocal|code répondeur|voicemail pin|mailbox pin|mailbox-pin|"
      "telefon-pin|online-pin|banking pin|card pin|pin de la tarjeta|pin da cartão|"
      "pin del bancomat|pin bancomat|geheimcode|zahlencode|tresor|kassencode" },
    { NEAR_HANDLE, NULL,
      "user|user id|userid|app user|nom de compte|utilisateur|"
      "utilizador|benutzer|gebruiker|kontoname|nombre de cuenta|nome da conta|"
      "usager|id utilisateur|nome account" },
    { NEAR_CODE, NULL, /* doors */
      "garagencode|kellercode|hauscode|schrankcode|spindcode|schrankencode|eingangscode|"
      "garagecode|bergingscode|hekcode|slagboomcode|kluisjescode|lockercode|kelder code|"
      "clave del portal|clave del trastero|clave del garaje|clave de la alarma|"
      "clave de la puerta|clave de la taquilla|senha do portão|senha da porta|senha do alarme|"
      "senha do cofre|pour entrer faites|pour entrer tapez|pour ouvrir faites|"
      "pour ouvrir tapez|to get in press|to open press|to get in type|"
      "zum öffnen drücken sie|para entrar marque|para abrir marque|para entrar pulse|"
      "per entrare digiti|per aprire digiti|per entrare premi|om binnen te komen toets|"
      "numéro secret|numéro confidentiel|para abrir carregue em|combinaison du coffre|combination "
      "of the safe" },
    { NEAR_PASSWORD, NULL,
      "clé inscrite|clé notée|clé sous la box|clé au dos de la box|key on the sticker|"
      "key on the back|schlüssel auf der rückseite|schlüssel auf dem router|la contra es|"
      "la contra era|mi contra es|clave de la etiqueta|chiave sull'etichetta|"
      "sleutel op de sticker|chave na etiqueta" },
    { NEAR_PHONE, NULL, /* who takes the call, or does not */
      "answering at|answering on|answering|answer at|answers at|pick up|picks up|picking up|"
      "dialled|dialed|ring back|hold of me|hold of him|hold of her|reach you|reach him|"
      "reach her|reach them|reach us|get through to|calls from|called from|décroche|décroche au|"
      "décrocher|répond au|répond sur|injoignable|geht ran|geht nicht ran|hebt ab|"
      "hebt nicht ab|nimmt ab|nimmt nicht ab|ans telefon|durchstellen|ruft mich an|no contesta|"
      "contesta en|contesto en|lo coge|no lo coge|coge el teléfono|atiende en|marquen|marque el|"
      "non risponde al|risponde allo|rispondo allo|richiami|neemt op|neemt niet op|neem op|"
      "neem niet op|neemt niemand op|app me|não atende|atende no|atendo no|"
      "não atende o|contactem|telefonem" },
    { NEAR_PHONE, "weak",
      "message au|message sur le|message vocal|leave a message|leave me a message|"
      "left a message|nachricht unter|nachricht auf|mensaje al|mensaje en|"
      "wasap|wasap al|messaggio al|messaggio allo|bericht in op|bericht naar|recado|recado no|"
      "mensagem|mensagem para|son numéro|leur numéro|suo numero|loro numero|su número|"
      "seu número|zijn nummer|haar nummer|ihre nummer|seine nummer|his number|her number|"
      "their number" },
    { NEAR_PLATE, NULL,
      "kontrollschild|kontrollschilder|autonummer|nummernschilder|nummerplaten|placas de|"
      "plaques d'immatriculation|license plates|licence plates|number plates" },
    { NEAR_ID_CARD, NULL,
      "perso-nr|perso nr|persoausweis|biometric card|biometric permit|biometric id" },
    { NEAR_CVC, NULL,
      "le crypto|crypto au dos|crypto derrière|three on the back|zahlen hinten|"
      "zahlen auf der rückseite|nummern hinten|los tres de atrás|i tre dietro|de drie achterop|"
      "os três de trás|les trois au dos|les trois derrière" },
    { NEAR_HANDLE, NULL, /* "log in as x" */
      "log in as|login as|logs in as|sign in as|logged in as|signed in as|melde mich als|"
      "melde mich an als|anmelden als|angemeldet als|eingeloggt als|einloggen als|"
      "logge mich als|entro como|entrar como|acceder como|accedo como|inicio sesión como|"
      "accedo come|accedere come|entro come|accesso come|log in als|inloggen als|ingelogd als|"
      "aanmelden als|acedo como|aceder como|connecte en tant que|connecté en tant que|"
      "connectée en tant que|connecter en tant que|connecte comme" },
    { NEAR_HANDLE, NULL, "forum|foro|fórum|utente|nome utente" },
    { NEAR_BIRTH, NULL,
      "né prématuré|née prématurée|né prématurément|née prématurément|yob|year of "
      "birth|geburtsjahr|année de naissance|año de nacimiento|anno di nascita|"
      "geboortejaar|data nascim|dt nascim|geburtsort und datum|ano de nascimento|nés les|nées "
      "le|nées les|nés resp|nées resp|"
      "nés respectivement|nées respectivement|nés en|nées en|nés à|nées à|nacidos|nacidas|"
      "nacidos el|nacidas el|nate il|nate nel|nate a|nati a|f n|va néixer|va néixer el|nascut "
      "el|nascuda el|birth "
      "dates|naixement" },
    { NEAR_ID_CARD, NULL,
      "doc cie|ci elettronica|carta d'identità cartacea|permesso|titolo di soggiorno|"
      "dni extranjero|carnet de identidad|carte cmi|cmi|carte mobilité inclusion|"
      "carte mobilité|carte d'invalidité|carteira de identidade|cédula|cédula de ciudadanía|"
      "ausweiskopie|identity document|identity card no|cnie|carte nationale|karta pobytu|"
      "persoonsbewijs|legitimatiebewijs|documento de identificação|documento di identità" },
    { NEAR_LICENCE, NULL,
      "driver no|driver license|driver licence|driving licence num|patente n|"
      "patente b n|patente numero|carnet de conduire|permiso de conducción|führerscheinnr|"
      "carta de condução n|carteira de motorista|rijbewijsnr" },
    { NEAR_SOCIAL, "abroad",
      "sin number|ktn|known traveler number|known traveller number|redress number|"
      "pan card|my pan|nin|national identity number|carteirinha do sus|cartão sus|"
      "medicaid id|va file no|enim|dbs certificate|dbs cert|dbs cert no|dbs no|scheme number|"
      "contribuable n°|n° de contribuable|zemis|no de dossier ircc|cédula n|dossier mdph" },
    { NEAR_STUDENT, "number",
      "candidate number|cand no|candidate no|numero di matricola universitaria|matricola "
      "universitaria|"
      "card of student|borrower card|library card no|"
      "bibliotheekpas|permanent code" },
    { NEAR_PASSPORT, NULL,
      "pass nr|passaporti n|pasaporte n|passport #|n passaporto|laissez-passer" },
    { NEAR_HEALTH, "card",
      "member id|policy member|carte d'assuré|lidnummer zorg|health insurance no" },
    { NEAR_PHONE, NULL,
      "telf|numero verde|numéro vert|gespeicherte nummer|gebeld door|appelé par|chamou do|"
      "direct dial|direct line|ligne directe|meldkamer" },
    { NEAR_PLATE, NULL,
      "targhe|matrículas|matriculas|kentekens|plates|reboque|remolque|rimorchio|pullman|"
      "furgone|furgoneta|vettura|lesauto|placas|viaturas|parkeervergunning|fourgonnette|"
      "camionnette|kennz" },
    { NEAR_CVC, NULL,
      "digit code|4 digit code|3 digit code|three-digit code|four-digit code|"
      "code on the front|code on the back" },
    { NEAR_BIRTH, NULL, /* of places too, of other countries, mistyped */
      "geburtsort und|geboorteplaats en|birth year|urodzony|urodzona|data urodzenia|doğum tarihi|"
      "doğumlu|дата рождения|дата народження|data nașterii|născut|născută|datum narození|"
      "datum rođenja|rođen|rođena|születési idő|született|ημερομηνία γέννησης|fødselsdato|født|"
      "födelsedatum|syntymäaika|geburstdatum|geburtdatum|geburstag|gebursdatum|geboortedatm|"
      "geboortdatum|geboortendatum|date of brith|date of birht|brithday|brithdate|date de naissnce|"
      "date de naisance|date de nassance|naisance|data di nscita|data di nasicta|fecha de "
      "nacimeinto" },
    { NEAR_BIRTH, NULL, /* in records: "<dataNasc>" */
      "birthdt|bdate|bthdt|dnaiss|dnasc|dtnaiss|dtnasc|dtnac|dtnascita|datanasc|datenaiss|datnaiss|"
      "fecnac|fechnac|fechanac|fnacimiento|gebdatum|gebdt" },
    { NEAR_EXPIRY, NULL, "elle expire fin|expire en|expiring end of|runs out|valid till end of" },
    /* codes and what tells of them without the word for a code */
    { NEAR_CODE, NULL,
      "cadenas|padlock|vorhängeschloss|zahlenschloss|candado|lucchetto|hangslot|cijferslot|cadeado|"
      "combination lock|zahlenkombination|schlosskombination|combinación del candado|"
      "combinazione del lucchetto|cijfercode|combinação|combinação do cadeado|combinatie|"
      "per sms kam|per sms kam der|sms kam|par sms j'ai eu|par sms j'ai reçu|reçu par sms|"
      "reçu par texto|text says|sms says|the text said|el sms dice|el sms decía|il messaggio dice|"
      "in de sms staat|o sms diz|o sms dizia|le sms dit|le sms indique|smscode|sms-code|"
      "code par sms|code par texto|schlüsselkästchen|schlüsseltresor|schlüsselsafe" },
    { NEAR_PHONE, NULL,
      "messages to|receiving messages|text messages to|my registered|registered mobile|"
      "registered number|registered phone|messages au|nachrichten an die|mensajes al|messaggi al|"
      "berichten op|mensagens para o" },
    { NEAR_CARD, NULL,
      "the card|this card|for card|of card|with card|debitkarte|girocard|bankkaart|betaalkaart|"
      "pinpas|bankpas|bancontact|maestro card|carte maestro|carta maestro|"
      "tarjeta maestro|cartão maestro|maestro-karte|maestrokarte|maestrokaart|número de tarjeta|nº "
      "de tarjeta|nº tarjeta|numero cb|"
      "n° cb|n° de cb" },
    { NEAR_CARD, "any", /* cards of shops have numbers too */
      "kartennummer|card no|card num|card nr|kaartnr|kaartnummer|kaart "
      "nr|kartennr|karten-nr|karten nr|"
      "numero carta|numero della carta|n. carta|número do cartão|nº do cartão|nº cartão" },
    /* references of customers */
    { NEAR_ORDER, "customer",
      "numéro client|numéro de client|n° client|n° de client|client n°|client numéro|no client|"
      "num client|identifiant client|réf client|référence client|code client|n° abonné|"
      "numéro d'abonné|n° d'abonné|numéro de contrat|n° de contrat|n° contrat|contrat n°|"
      "contrat numéro|référence contrat|numéro d'adhérent|n° adhérent|n° d'adhérent|adhérent n°|"
      "numéro de fidélité|carte de fidélité n°|numéro de police|n° de police|police n°|"
      "numéro de sociétaire|n° de sociétaire|n° sociétaire|sociétaire n°|customer number|"
      "customer no|customer id|customer ref|customer reference|client number|client no|client id|"
      "account ref|account reference|contract number|contract no|policy number|policy no|"
      "member no|member number|membership number|membership no|loyalty number|kundennummer|"
      "kundennr|kunden nr|kunden-nr|kd-nr|kdnr|kd nr|vertragsnummer|vertragsnr|vertrags-nr|"
      "mitgliedsnummer|mitgliedsnr|mitglieds-nr|policennummer|versicherungsscheinnummer|"
      "teilnehmernummer" },
    { NEAR_ORDER, "customer",
      "número de cliente|nº de cliente|nº cliente|n° cliente|cliente nº|cliente n|cliente número|"
      "código de cliente|código cliente|número de contrato|nº de contrato|nº contrato|"
      "contrato nº|contrato número|número de póliza|nº de póliza|póliza nº|número de socio|"
      "nº de socio|nº socio|socio nº|numero cliente|n cliente|codice cliente|numero di contratto|"
      "numero contratto|n contratto|contratto n|numero di polizza|numero polizza|n polizza|"
      "polizza n|numero socio|tessera n|tessera socio|klantnummer|klantnr|klant nr|klantennummer|"
      "contractnummer|contractnr|polisnummer|polisnr|lidnummer|lidmaatschapsnummer|relatienummer|"
      "debiteurennummer|n.º de cliente|n.º cliente|cliente n.º|n.º de contrato|n.º do contrato|"
      "contrato n.º|número da apólice|apólice n.º|n.º da apólice|número de sócio|n.º de sócio|"
      "sócio n.º|número de assinante" },
    { NEAR_ORDER, "customer", /* points of delivery, which stay with a household */
      "pdl|point de livraison|numéro pdl|n° pdl|pdl n°|numéro de pdl|n° prm|n° pce|cups|"
      "codice pod|codice pdr|mpan|mprn|gprn|wprn|marktlokation|malo-id|marktlokations-id|"
      "messlokation|zählpunkt|zählpunktnummer|código de ponto de entrega" },
    { NEAR_ORDER, "meter", "prm|pce|pdr|cpe" },
    { NEAR_ORDER, "point", "ean|code ean|ean-code|ean code" }, /* goods have 13 */
    { NEAR_ORDER, "customer",                                  /* cards one carries */
      "ov-chipkaart|ov chipkaart|ov-chip|bahncard|bahncard nr|bahncardnummer|navigo|pass navigo|"
      "carte avantage|carte jeune|carte liberté|oyster|oyster card|railcard|railcard no|"
      "leap card|mobib|tarjeta renfe|cartafreccia|halbtax|swisspass|flying blue|frequent flyer|"
      "frequent flyer number|miles and more|nectar|nectar card|clubcard|payback|"
      "payback nummer|payback-nr|bonuskaart|air miles|cartão cliente|cartão continente|"
      "carte fidélité|carta fedeltà|tarjeta de fidelización|klantenkaart|kundenkarte|"
      "loyalty card|ma référence client|numéro allocataire|n° allocataire|allocataire n°|"
      "allocataire" },
    { NEAR_ORDER, "contract",
      "policy|versicherungsschein|póliza|polizza|apólice|polis|adhérent|sociétaire|patient no|"
      "patient number|n° patient|numéro de patient|patientennummer|hospital number" },
    /* who holds a number, and words for "number" on either side */
    { NEAR_ORDER, "customer",
      "numéro abonné|abonné n°|abonné numéro|abonné no|code abonné|identifiant abonné|n° abonnée|"
      "n° d'abonnée|numéro d'abonnée|numéro abonnée|abonnée n°|abonnée numéro|abonnée no|"
      "code abonnée|identifiant abonnée|n° adhérente|n° d'adhérente|numéro d'adhérente|"
      "numéro adhérente|adhérente n°|adhérente numéro|adhérente no|code adhérente|"
      "identifiant adhérente|n° assurée|n° d'assurée|numéro d'assurée|numéro assurée|assurée n°|"
      "assurée numéro|assurée no|code assurée|identifiant assurée|n° donateur|n° de donateur|"
      "numéro de donateur|numéro donateur|donateur n°|donateur numéro|donateur no|code donateur|"
      "identifiant donateur|n° donatrice|n° de donatrice|numéro de donatrice|numéro donatrice|"
      "donatrice n°|donatrice numéro|donatrice no|code donatrice|identifiant donatrice|n° membre|"
      "n° de membre|numéro de membre|numéro membre|membre n°|membre numéro|membre no|code membre|"
      "identifiant membre|n° licencié|n° de licencié|numéro de licencié|numéro licencié|"
      "licencié n°|licencié numéro|licencié no|code licencié|identifiant licencié|n° licenciée|"
      "n° de licenciée|numéro de licenciée|numéro licenciée|licenciée n°|licenciée numéro|"
      "licenciée no|code licenciée|identifiant licenciée|n° licence|n° de licence|"
      "numéro de licence|numéro licence|licence n°|licence numéro|code licence|"
      "identifiant licence|n° locataire|n° de locataire|numéro de locataire|numéro locataire|"
      "locataire n°|locataire numéro|locataire no|code locataire|identifiant locataire|"
      "n° lecteur|n° de lecteur|numéro de lecteur|numéro lecteur|lecteur n°|lecteur numéro|"
      "lecteur no|code lecteur|identifiant lecteur|n° lectrice|n° de lectrice|numéro de lectrice|"
      "numéro lectrice|lectrice n°|lectrice numéro|lectrice no|code lectrice|"
      "identifiant lectrice|n° usager|n° d'usager|numéro d'usager|numéro usager|usager n°|"
      "usager numéro|usager no|code usager|identifiant usager|n° bénéficiaire|n° de bénéficiaire|"
      "numéro de bénéficiaire|numéro bénéficiaire|bénéficiaire n°|bénéficiaire numéro|"
      "bénéficiaire no|code bénéficiaire|identifiant bénéficiaire|n° souscripteur|"
      "n° de souscripteur|numéro de souscripteur|numéro souscripteur|souscripteur n°|"
      "souscripteur numéro|souscripteur no|code souscripteur|identifiant souscripteur|"
      "numéro sociétaire|sociétaire numéro|sociétaire no|code sociétaire|identifiant sociétaire|"
      "numéro adhérent|adhérent numéro|adhérent no|code adhérent|identifiant adhérent|"
      "carte d'abonné n°|carte d'adhérent n°|carte de lecteur|carte lecteur|"
      "carte de bibliothèque|carte de bibliothèque n°|carte de fidélité|référence abonné|"
      "réf abonné|référence adhérent|réf contrat|référence du contrat|compte client|"
      "compte client n°|cliente n°|n° d'allocataire|numéro d'allocataire|n° caf|matricule caf|"
      "espace client n°" },
    { NEAR_ORDER, "customer",
      "supporter no|supporter nr|supporter number|supporter id|supporter ref|supporter reference|"
      "donor no|donor nr|donor number|donor id|donor ref|donor reference|tenant no|tenant nr|"
      "tenant number|tenant id|tenant ref|tenant reference|tenancy no|tenancy nr|tenancy number|"
      "tenancy id|tenancy ref|tenancy reference|subscriber no|subscriber nr|subscriber number|"
      "subscriber id|subscriber ref|subscriber reference|subscription no|subscription nr|"
      "subscription number|subscription id|subscription ref|subscription reference|"
      "policyholder no|policyholder nr|policyholder number|policyholder id|policyholder ref|"
      "policyholder reference|membership nr|membership id|membership ref|membership reference|"
      "member nr|member ref|member reference|customer nr|client nr|client ref|client reference|"
      "contract nr|contract id|contract ref|contract reference|agreement no|agreement nr|"
      "agreement number|agreement id|agreement ref|agreement reference|patient nr|patient id|"
      "patient ref|patient reference|customer acc|customer acct|customer account|"
      "customer account no|customer account number|utility account|policy ref|policy reference|"
      "membership card|membership card no|member card|my membership|customer num|cust no|cust id|"
      "cust ref|cust number|mieternummer|mieternr|mieter-nr|mieter-nummer|spendernummer|"
      "spendernr|spender-nr|spender-nummer|abonummer|abonr|abo-nr|abo-nummer|abonnentennummer|"
      "abonnentennr|abonnenten-nr|abonnenten-nummer|mandantennummer|mandantennr|mandanten-nr|"
      "mandanten-nummer|patientennr|patienten-nr|patienten-nummer|lieferantennummer|"
      "lieferantennr|lieferanten-nr|lieferanten-nummer|vertrags-nummer|kunden-nummer|"
      "mitglieds-nummer|teilnehmernr|teilnehmer-nr|teilnehmer-nummer|policennr|policen-nr|"
      "policen-nummer|vertragskontonummer|vertragskontonr|vertragskonto-nr|vertragskonto-nummer|"
      "leserausweisnummer|leserausweisnr|leserausweis-nr|leserausweis-nummer|kundenkonto|"
      "vertragskonto|kunde nr|vertrag nr|mitglied nr|bibliotheksausweis|leserausweis|kundennum|"
      "kunden-id|kundenkennung|mitgliedskarte" },
    { NEAR_ORDER, "customer",
      "nº abonado|nº de abonado|n° de abonado|número de abonado|abonado nº|abonado n°|"
      "abonado número|nº asegurado|nº de asegurado|n° de asegurado|número de asegurado|"
      "asegurado nº|asegurado n°|asegurado número|nº donante|nº de donante|n° de donante|"
      "número de donante|donante nº|donante n°|donante número|nº inquilino|nº de inquilino|"
      "n° de inquilino|número de inquilino|inquilino nº|inquilino n°|inquilino número|"
      "nº suscriptor|nº de suscriptor|n° de suscriptor|número de suscriptor|suscriptor nº|"
      "suscriptor n°|suscriptor número|nº suscripción|nº de suscripción|n° de suscripción|"
      "número de suscripción|suscripción nº|suscripción n°|suscripción número|nº tomador|"
      "nº de tomador|n° de tomador|número de tomador|tomador nº|tomador n°|tomador número|"
      "código de abonado|código de socio|código de contrato|referencia de cliente|"
      "referencia del cliente|referencia de contrato|referencia del contrato|carné de socio|"
      "carnet de socio|tarjeta de socio|tarjeta cliente|núm. de cliente|núm cliente|núm contrato|"
      "núm. de contrato|núm. de socio|n.º de póliza|socia nº|socia n|clienta nº|nº clienta|"
      "número contrato|número póliza|numero abbonato|n abbonato|abbonato n|abbonato nr|"
      "abbonato numero|codice abbonato|cod abbonato|numero abbonata|n abbonata|abbonata n|"
      "abbonata nr|abbonata numero|codice abbonata|cod abbonata|numero abbonamento|n abbonamento|"
      "abbonamento n|abbonamento nr|abbonamento numero|codice abbonamento|cod abbonamento|"
      "numero utenza|n utenza|utenza n|utenza nr|utenza numero|codice utenza|cod utenza|"
      "numero donatore|n donatore|donatore n|donatore nr|donatore numero|codice donatore|"
      "cod donatore|numero iscritto|n iscritto|iscritto n|iscritto nr|iscritto numero|"
      "codice iscritto|cod iscritto|numero assistito|n assistito|assistito n|assistito nr|"
      "assistito numero|codice assistito|cod assistito|contratto nr|contratto numero|"
      "codice contratto|cod contratto|cliente nr|cod cliente|n socio|socio n|socio nr|"
      "socio numero|codice socio|cod socio|codice utente|numero tessera|n tessera|tessera numero|"
      "codice tessera|tessera fedeltà|tessera fedeltà n|numero di tessera|numero di abbonamento|"
      "numero di cliente|abonneenummer|abonneenr|abonnee-nr|abonnementsnummer|abonnementsnr|"
      "abonnements-nr|abonnementnummer|abonnementnr|abonnement-nr|donateursnummer|donateursnr|"
      "donateurs-nr|donateurnummer|donateurnr|donateur-nr|huurdersnummer|huurdersnr|huurders-nr|"
      "huurdernummer|huurdernr|huurder-nr|ledennummer|ledennr|leden-nr|lidnr|lid-nr|klantennr|"
      "klanten-nr|polis-nr|relatienr|relatie-nr|debiteurnummer|debiteurnr|debiteur-nr|"
      "deelnemersnummer|deelnemersnr|deelnemers-nr|machtigingsnummer|machtigingsnr|"
      "machtigings-nr|kl nr|klnr|bibliotheekpas nr|klantenkaart nr|klant-id|klantcode|"
      "n.º de assinante|nº de assinante|n.º assinante|assinante n.º|assinante nº|"
      "código de assinante|n.º de doador|nº de doador|n.º doador|doador n.º|doador nº|"
      "número de doador|código de doador|n.º de inquilino|n.º inquilino|inquilino n.º|"
      "código de inquilino|n.º de associado|nº de associado|n.º associado|associado n.º|"
      "associado nº|número de associado|código de associado|n.º de tomador|n.º tomador|"
      "tomador n.º|código de tomador|n.º de segurado|nº de segurado|n.º segurado|segurado n.º|"
      "segurado nº|número de segurado|código de segurado|n.º de inscrição|nº de inscrição|"
      "n.º inscrição|inscrição n.º|inscrição nº|número de inscrição|código de inscrição|"
      "n.º sócio|sócia n.º|cartão de sócio|cartão de cliente|número do contrato|nº do contrato|"
      "apólice nº" },
    { 0, NULL, NULL },
};
