/* SPDX-License-Identifier: EUPL-1.2 */
/* stop.c - articles, pronouns, prepositions, auxiliaries: short lists on purpose.
 *
 * A word that also names something ("car", "son", "pouvoir" as a noun, "not") is left out
 * where the other language would miss it: an index may hold a common word, but a search must
 * not lose a rare one. */
#include "text/stop_priv.h"

#include <stddef.h>

const char *const text_stop_words[LANGS] = {
    [LANG_FR] =
        "a ai aie ait alors as au aucun aucune aussi autre autres aux avait avec avez aviez avoir "
        "avons ayant c ca ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme "
        "d "
        "dans de des donc du elle elles en encore entre es est et etaient etait etant ete etes "
        "etre "
        "eu eux fait faites fois font furent fut hors ici il ils j je juste l la le les leur leurs "
        "lui m ma mais me meme memes mes moi mon n ne ni nos notre nous on ont ou par parce pas "
        "pendant peu peut plus plutot pour pourquoi qu quand que quel quelle quelles quels qui "
        "quoi "
        "s sa sans se sera serait ses seulement si sinon soit sommes sont sous suis sur t ta "
        "tandis "
        "te tel telle tes toi ton tous tout toute toutes tres trop tu un une vers voici voila vos "
        "votre vous vu y",
    [LANG_EN] =
        "a about after all also am an and any are as at be because been before being but by can "
        "could d did do does doing each few for from further had has have having he her here hers "
        "him his how i if in into is it its just ll me more most my no nor of off on once only or "
        "other our ours out over own re s same shall she should so some such t than that the their "
        "theirs them then there these they this those through to too under until up ve very was we "
        "were what when where which while who whom why will with would you your yours",
    [LANG_DE] =
        "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer "
        "auch "
        "auf aus bei bin bis bist da damit dann das dass dein deine dem den denn der des dich die "
        "dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer "
        "eines er es etwas euch euer eure fur gegen hab habe haben hat hatte hatten hier hin "
        "hinter "
        "ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden jeder jedes "
        "jetzt kann kein keine keinem keinen keiner konnen konnte man manche mein meine meinem "
        "meinen meiner mich mir mit muss musste nach nicht noch nun nur ob oder ohne sehr sein "
        "seine "
        "seinem seinen seiner sich sie sind so solche soll sollte sondern sonst um und uns unser "
        "unsere unter viel vom von vor war waren warum was weil weiter welche welchem welchen "
        "welcher wenn wer werde werden wie wieder will wir wird wirst wo wollen wollte wurde "
        "wurden "
        "zu zum zur zwar zwischen",
    [LANG_ES] =
        "a al algo algunas algunos ante antes asi aun aunque cada como con contra cual cuando de "
        "del "
        "desde donde dos durante e el ella ellas ellos en entre era eramos eran es esa esas ese "
        "eso "
        "esos esta estaba estado estamos estan estar estas este esto estos estoy fue fueron fui ha "
        "habia han has hasta hay he hemos la las le les lo los mas me mi mis mucho muy nada ni no "
        "nos nosotros o os otra otro para pero poco por porque que quien se sea ser si sido sin "
        "sobre somos son soy su sus tambien tanto te tengo ti tiene tienen todo todos tu tus un "
        "una "
        "uno unos y ya yo",
    [LANG_IT] =
        "a abbiamo ad agli ai al alla alle allo anche avete avevo c che chi ci come con contro cui "
        "d "
        "da dagli dai dal dalla dalle dallo degli dei del della delle dello di dove e ed era erano "
        "essere fa gli ha hai hanno ho i il in io l la le lei li lo loro lui m ma me mi mia mie "
        "miei "
        "mio molto ne nei nel nella nelle nello no noi non nostra nostro o per perche piu quale "
        "quando quanto quella quelle quelli quello questa queste questi questo se sei si sia siamo "
        "siete sono sta stata stati stato su sua sue sugli sui sul sulla sulle suo suoi ti tra tu "
        "tua tuo un una uno v vi voi vostra vostro",
    [LANG_NL] = "aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen "
                "door dus "
                "een en er ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun "
                "iemand iets ik "
                "in is ja je jouw jullie kan kon kunnen maar me meer men met mij mijn moet na naar "
                "niet niets "
                "nog nu of om omdat ons onze ook op over reeds te tegen toch toen tot u uit uw van "
                "veel voor "
                "want waren was wat we werd wezen wie wij wil worden wordt zal ze zei zelf zich "
                "zij zijn zo "
                "zonder zou",
    [LANG_PT] =
        "a ao aos aquela aquele aqueles aquilo as ate com como da das de dela dele deles depois do "
        "dos e ela elas ele eles em entre era eram essa essas esse esses esta estao estamos estar "
        "estas estava este estes estou eu foi foram ha isso isto ja lhe lhes mais mas me mesmo meu "
        "meus minha minhas muito na nao nas nem no nos nossa nossas nosso nossos num numa o os ou "
        "para pela pelas pelo pelos por qual quando que quem sao se seja sem ser seu seus so somos "
        "sou sua suas tambem te tem temos tenho teu tua tudo um uma voce voces vos",
};
