/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_secret.c - what codes and passwords are called by what they open: a mailbox of the
 * telephone, a locker, an alarm, a signature; and the phrases that bring an account back. */
#include "pii/terms/terms_priv.h"

const struct terms terms_secret[] = {
    { NEAR_CODE, NULL, /* sent, and typed at doors and programs */
      "sms met|sms mit|sms avec|sms con|sms com|sms with|text with|texto avec|whatsapp met|"
      "activeringssleutel|aktivierungsschlüssel|clave de activación|chiave di attivazione|"
      "chave de ativação|code for the cupboard|code for the riser|"
      "code for the riser cupboard|code for the bin store|code for the meter cupboard|"
      "code hek|code poort|code schuur|code slagboom|code tor|code garage|code local vélos|"
      "code local poubelles" },
    { NEAR_CODE, NULL, /* heard, signed, asked once */
      "code messagerie|code de messagerie|code de la messagerie|code messagerie vocale|"
      "code de la messagerie vocale|code du répondeur|code de mon répondeur|voicemail code|"
      "voicemail passcode|code for the voicemail|mailbox code|mailbox-code|pin der mailbox|"
      "código del buzón|código del buzón de voz|código buzón de voz|clave del buzón|"
      "codice segreteria|codice della segreteria|codice segreteria telefonica|"
      "codice della segreteria telefonica|voicemailcode|voicemail-code|code van de voicemail|"
      "code voicemail|código do voicemail|código do correio de voz|código da caixa de correio|"
      "clave de un solo uso|código de un solo uso|código único|clave de firma|"
      "clave de operaciones|código de firma|codice usa e getta|codice monouso|eenmalige code|"
      "código de utilização única|código de uso único|einmalkennwort|codice segreto|"
      "código secreto|clave secreta|geheime code|code sim|code de la sim|sim-code|sim code|simcode|"
      "código de la sim|codice sim|codice della sim|código do sim|pin de la sim|pin della sim" },
    { NEAR_CODE, NULL, /* locks and alarms */
      "code boîte à clé|boîte à clé|boîte à clefs|code boîte à clefs|cassetta delle chiavi|"
      "cassetta portachiavi|codice cassetta chiavi|codice della cassetta delle chiavi|"
      "sleutelkluiscode|schlüsselboxcode|schlüsselbox-code|schlüsseltresorcode|"
      "code der alarmanlage|code für die alarmanlage|alarmanlagencode|code van het alarm|"
      "codice antifurto|codice dell'antifurto|code de l'antivol|code de désactivation|"
      "deactivation code|disarm code|código del portón|code vom tor|code für das hoftor|"
      "boîtier à clés|boîtier à clefs|boîtier clés|boîte à clés code|coffre à clés|coffre à "
      "clefs|cajetín de llaves|cajita de llaves|sleutelkluisje|"
      "sleuteldoosje|caixa das chaves|cofre das chaves|cofre de chaves|cassettina delle chiavi|"
      "schlüsselsafe|schlüsseldepot" },
    { NEAR_CODE, "plain", /* rung at, or switched off by a code */
      "buzzer|entry phone|entryphone|türöffner|gegensprechanlage|sprechanlage|alarmanlage|"
      "portero automático|videoportero|telefonillo|citofono|videocitofono|intercom|"
      "intercomunicador|visiophone|parlophone|vidéophone|parlofoon|videofoon" },
    { NEAR_CODE, NULL, /* parcels fetched: the word for a parcel behind hides nothing */
      "collection code|pick-up code for the parcel|pickup code for the parcel|parcel locker code|"
      "code de retrait du colis|code de retrait colis|code retrait|code retrait colis|"
      "code retrait casier|code du colis|code colis|code pour retirer le colis|"
      "code de consigne|code consigne|abholcode für das paket|paketcode|packstation-code|"
      "code für die packstation|abholnummer|código de recogida|código de recogida del paquete|"
      "código para recoger el paquete|código de retirada|clave de recogida|codice di ritiro|"
      "codice ritiro|codice ritiro pacco|codice di ritiro del pacco|codice per ritirare il pacco|"
      "codice locker|afhaalcode pakket|ophaalcode pakket|pakketcode|código de levantamento|"
      "código de levantamento da encomenda|código para levantar a encomenda|código de recolha|"
      "código do cacifo" },
    { WORD_KEY_START, NULL,
      "flwseck|flwpubk|flwseck_test|sq0atp|sq0idp|dckr|pscale|tskey|hvs|phc|phx|shppa|lsv2" },
    { NEAR_KEY, NULL,
      "clé de l'api|clé de l api|clé de l'api de production|clave de la api|clave de api|"
      "chave da api|chave de api|chave da api de produção|chiave dell'api|chiave della api|"
      "chiave di api|api-sleutel|key for the api|api-key|schlüssel der api|schlüssel für die api|"
      "sleutel van de api" },
    { NEAR_CODE, NULL,
      "one time codes|one-time codes|one time passcodes|one-time passcodes|verification codes|"
      "security codes|codes de vérification|codes de validation|codes de confirmation|codes sms|"
      "bestätigungscodes|sms-codes|tans|códigos de verificación|códigos de confirmación|"
      "códigos de un solo uso|codici di verifica|codici di conferma|codici otp|verificatiecodes|"
      "bevestigingscodes|códigos de verificação|códigos de confirmação" },
    { NEAR_CODE, "list",
      "códigos de backup|codes de backup|códigos de reserva|codici di riserva|ersatzcodes|"
      "notfallcodes" },
    { NEAR_CODE, "list", "bitlocker|clé bitlocker|clave bitlocker|chiave bitlocker|filevault" },
    { NEAR_CODE, NULL, /* meetings */
      "code réunion|code de réunion|code de la réunion|code visio|code de la visio|meeting code|"
      "meeting passcode|meeting-code|besprechungscode|konferenzcode|code de conférence|"
      "conference code|código de la reunión|código de reunión|codice riunione|"
      "codice della riunione|vergadercode|code van de vergadering|código da reunião" },
    { NEAR_CODE, NULL, "share code|share-code|sharecode|clave pin|cl@ve pin" },
    { NEAR_CODE, "shown", /* what shows one */
      "token app|token-app|authenticator app|kaartlezer|cardreader|card reader|"
      "klantkaart lezer|e.dentifier|digipass|tan-generator|tan generator|kartenleser|lesegerät|"
      "lecteur de carte|lecteur de cartes|lector de tarjetas|lettore di carte|app de autenticación|"
      "google authenticator|microsoft authenticator|leitor de cartões" },
    { NEAR_PASSWORD, NULL,
      "pgpassword|mysql_pwd|dbpassword|dbpass|userpass|smtppass|rootpassword|rootpw|bind pw|"
      "clave secreta de acceso|temp pass|temp pw|initial password|startkennwort|"
      "vorläufiges kennwort" },
    { NEAR_CODE, "list",
      "clé de récupération|clés de récupération|clé de secours|recovery key|recovery keys|"
      "wiederherstellungsschlüssel|bitlocker-schlüssel|bitlocker key|clave de recuperación|"
      "claves de recuperación|chiave di recupero|chiave di ripristino|herstelsleutel|"
      "chave de recuperação" },
    { NEAR_CODE, NULL, "codice dispositivo|codice pin dispositivo|clave dispositiva" },
    { NEAR_PASSWORD, "with",
      "connexion impossible avec|connexion refusée avec|identification avec|je me connecte avec|"
      "login con|login mit|login met|login com|access with|acceso con|accesso con|acesso com|"
      "zugang mit|toegang met" },
    { NEAR_PASSWORD, NULL, /* short, and with a letter too many or too few */
      "mi contra|la contra|tu contra|su contra|contrasenya|contrasinal|contrassenha|contraseñ|"
      "contrase|contraseñia|pasword|passord|passwrd|passwor|paswort|passwortt|pass word|pword|"
      "pwort|paswoord|passwoord|wachtw|wacht woord|kennw|kennword|m.d.p|mdpasse|mot d passe|"
      "mot de pase|mote de passe|mot de passes|motde passe" },
    { NEAR_PASSWORD, "answer",
      "kundenkennwort|telefonkennwort|telefoonwachtwoord|mot de passe téléphonique|"
      "telephone password|palabra secreta" },
    { NEAR_PASSWORD, "phrase",
      "wiederherstellungsphrase|wiederherstellungssatz|wiederherstellungswörter|seed-phrase|"
      "backup phrase|recovery words|seed words|mots de récupération|frase de recuperación|"
      "palabras de recuperación|frase di ripristino|parole di recupero|herstelwoorden|"
      "palavras de recuperação" },
    { NEAR_HANDLE, "account", /* of those who sell, of firms, of states */
      "anmeldename|loginname|login-name|inlognaam|account name|accountname|ign|ingame name|"
      "ingame-name|in-game name|log de l'appli|log appli|log du site|id de connexion|"
      "seller name|sellername|nom de vendeur|pseudo vendeur|verkäufername|nombre de vendedor|"
      "nome venditore|verkopersnaam|nome de vendedor|ebay name|ebay-name|ebay-konto|"
      "samaccountname|nutzerkennung|benutzerkennung|anmeldekennung|windows login|"
      "windows-anmeldung|windows-login|digid-naam|digid naam|digid-gebruikersnaam|name im spiel|"
      "spielname|accountnaam|schermnaam|nom d'écran|nom d'usager|"
      "nom utilisateur|username home banking|"
      "wechat id|wechat-id|line id|line-id|kik|icq|threema id|threema-id|apple id|apple-id|"
      "identifiant apple|microsoft account name|skype name|skype-name|skypename|pseudo skype|"
      "nom skype|nombre de skype|nome skype|skypenaam" },
    { NEAR_HANDLE, NULL,
      "wechat|threema|strava|onlyfans|bereal|blablacar|kleinanzeigen|marktplaats|wallapop|"
      "subito|fediverse|matrix|soundcloud|patreon|last.fm|duolingo|chess.com|lichess|komoot|"
      "usr|uname|nutzer|nutzername" },
    { NEAR_HANDLE, "gateway",
      "gateway user id|gov gateway user id|government gateway user id|government gateway id|"
      "government gateway|gov gateway|gateway id" },
    { NEAR_HANDLE, "account", /* games, and the identities of states */
      "steam name|steam id|steamid|discord name|discord tag|epic name|epic id|psn id|gamer tag|"
      "xbox gamertag|nick|nick name|riot id|battletag|battle tag|origin id|ea id|summoner name|"
      "screen name|player name|playername|minecraft name|fortnite name|roblox name|nom de joueur|"
      "spielername|spelersnaam|nick del juego|nick di gioco|nombre de jugador|apodo|utente spid|"
      "utenza spid|usuario administrador|usuario admin|usuario banca|usuario web|uni login|"
      "gebruikers naam|nom d'utilisateur admin|admin user|admin login" },
    { NEAR_HANDLE, NULL, "github|gitlab|spid|fortnite|roblox|xbox|bsky|vinted account" },
    { NEAR_HANDLE, "account", /* at work, and on pages of one's own */
      "slack-name|slack name|slackname|slack id|slack handle|identifiant slack|nom slack|"
      "usuario de slack|utente slack|slack-naam|profilname|profil-name|nom de profil|"
      "profile name|nombre de perfil|nome del profilo|nome profilo|profielnaam|nome do perfil|"
      "nome de perfil" },
    { NEAR_HANDLE, NULL, /* how one is called there */
      "slack|ingame|in-game|mein profil|my profile|mon profil|mi perfil|mio profilo|"
      "mijn profiel|meu perfil|joue sous le nom de|joue sous le nom|joue en tant que|"
      "spielt unter dem namen|spielt als|spiele als|plays as|play as|plays under the name|"
      "juega como|juego como|gioca come|gioco come|speelt als|speel als|joga como|jogo como|"
      "heiße bei euch|heiße bei ihnen|heiße ich bei euch|heiße ich bei ihnen|heiße dort|"
      "met online as|known online as|online heet ik|online heiße ich|en redes soy|"
      "nei social sono" },
    { 0, NULL, NULL },
};
