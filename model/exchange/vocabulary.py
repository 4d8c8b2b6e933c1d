"""The lexicons of the kinds: our own words, usual ones beside them, and the keys of other systems."""

from enum import StrEnum

from model.event import EventKind
from model.exchange.lexicons import lexicon
from model.indicator import Direction, Unit
from model.measure import Assessment, MeasureKind, Status
from model.network import OrganisationLanguage


class Phase(StrEnum):
    """How far another system says that an action is, beside its status."""

    PLANNING = "planning"
    IMPLEMENTATION = "implementation"
    COMPLETED = "completed"
    CONTINUOUS = "continuous"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


STATUS = lexicon(
    Status,
    {
        Status.COMPLETED: (
            "toteutunut, toteutettu, valmis, tehty, suoritettu, päättynyt, loppuun saatettu, genomförd",
            "genomfört, färdig, färdigt, färdigställd, slutförd, slutfört, avslutad, avslutat, klar, klart, completed",
            "complete, done, finished, implemented, closed, ready, achieved, yhdistetty, sammanfogad, merged",
        ),
        Status.ONGOING: (
            "jatkuva, jatkuvaa, jatkuva toiminta, vakiintunut, toistuva, fortlöpande, kontinuerlig, kontinuerligt",
            "löpande, återkommande, ongoing, continuous, recurring, continuous action",
        ),
        Status.IN_PROGRESS: (
            "käynnissä, kesken, meneillään, työn alla, aloitettu, toteutuksessa, etenee, osittain toteutunut",
            "osittain, aikataulussa, myöhässä, pahasti myöhässä, viivästynyt, aikataulusta jäljessä, pågår, pågående",
            "påbörjad, påbörjat, under arbete, delvis genomförd, delvis, i tid, enligt tidtabell, sen, försenad",
            "försenat, kraftigt försenad, in progress, started, begun, under way, underway, active, open, partly done",
            "partially implemented, on time, on schedule, on track, late, delayed, severely late, behind schedule",
            "off track, implementation",
        ),
        Status.NOT_STARTED: (
            "ei aloitettu, aloittamatta, ei käynnistynyt, ei ole aloitettu, ei vielä aloitettu, suunnitteilla",
            "suunniteltu, suunnittelussa, tulossa, inte påbörjad, ej påbörjad, inte påbörjat, ej påbörjat, ej inledd",
            "planerad, planerat, planeras, under planering, kommande, not started, not begun, to do, todo, planned",
            "planning, upcoming, pending",
        ),
        Status.POSTPONED: (
            "siirretty, lykätty, siirtynyt, odottaa, tauolla, ei toteuteta tässä vaiheessa, framskjuten, framskjutet",
            "uppskjuten, uppskjutet, inställt eller uppskjutet, vilande, postponed, deferred, on hold, paused",
            "cancelled or postponed, canceled or postponed",
        ),
        Status.DISCONTINUED: (
            "keskeytetty, lopetettu, peruttu, peruutettu, hylätty, luovuttu, ei toteuteta, ei toteutettu",
            "rajattu pois, avbruten, avbrutet, inställd, inställt, nedlagd, slopad, genomförs inte, discontinued",
            "cancelled, canceled, abandoned, dropped, stopped, rejected, not implemented, out of scope",
        ),
    },
)
STATUS_KEY = lexicon(
    Status,
    {
        Status.COMPLETED: ("finished, completed, done, executed, closed",),
        Status.IN_PROGRESS: ("ongoing, in progress, started, executing, in execution, delayed",),
        Status.NOT_STARTED: ("planned, not started, pending, to do, in planning, upcoming",),
        Status.POSTPONED: ("paused, on hold, postponed",),
        Status.DISCONTINUED: ("cancelled, canceled, discarded, rejected, not viable, out of scope",),
    },
)
PHASE = lexicon(
    Phase,
    {
        Phase.PLANNING: (
            "suunnittelu, suunnitteluvaihe, valmistelu, ei aloitettu, planering, planeringsfas, beredning, planning",
            "preparation, not started",
        ),
        Phase.IMPLEMENTATION: (
            "toteutus, toteutusvaihe, toteutuksessa, käynnissä, genomförande, pågår, implementation, in progress",
            "execution",
        ),
        Phase.COMPLETED: (
            "valmis, päättynyt, toteutettu, arviointi, färdig, färdigställd, slutförd, avslutad, completed, finished",
            "done",
        ),
        Phase.CONTINUOUS: (
            "jatkuva, jatkuva toiminta, jatkuva toimenpide, vakiintunut toiminta, kontinuerlig, fortlöpande",
            "kontinuerlig åtgärd, löpande verksamhet, continuous, continuous action, ongoing",
        ),
    },
)
ASSESSMENT = lexicon(
    Assessment,
    {
        Assessment.ON_TRACK: (
            "edistyy hyvin, hyvin, hyvä, etenee hyvin, suunnitelman mukaan, vihreä, framskrider väl, bra, god",
            "enligt planen, grön, on track, good, well, as planned, green",
        ),
        Assessment.NEEDS_DEVELOPMENT: (
            "kehitettävää, kehitettävä, edistyy osittain, kohtalaisesti, kohtalainen, keltainen, bör utvecklas",
            "att utveckla, delvis, gul, needs development, fair, partly, at risk, yellow, amber",
        ),
        Assessment.NOT_PROGRESSING: (
            "ei edisty, ei etene, huonosti, heikko, punainen, framskrider inte, dåligt, svag, röd, not progressing",
            "poor, off track, stalled, red",
        ),
    },
)
MEASURE_KIND = lexicon(
    MeasureKind,
    {
        MeasureKind.ONCE: (
            "kerran, engångsåtgärd, kertaluonteinen, yksittäinen, määräaikainen, kertatoimenpide, en gång, engångs",
            "tidsbunden, once",
            "one time, single",
        ),
        MeasureKind.RECURRING: (
            "toistuva, vuosittain toistuva, återkommer varje år, vuosittain, vuosittainen, joka vuosi",
            "kerran vuodessa, återkommande, årligen, årlig, varje år",
            "en gång per år, recurring, yearly, annual, annually, every year, once a year",
        ),
        MeasureKind.CONTINUOUS: (
            "jatkuva, jatkuvasti, jatkuvaa, koko ajan, fortlöpande, kontinuerlig, löpande, continuous, ongoing",
            "constantly",
        ),
    },
)
LANGUAGE = lexicon(
    OrganisationLanguage,
    {
        OrganisationLanguage.FI: ("fi, fin, suomi, suomenkielinen, finska, finskspråkig, finskt, finnish",),
        OrganisationLanguage.SV: ("sv, swe, se, ruotsi, ruotsinkielinen, svenska, svenskspråkig, svenskt, swedish",),
        OrganisationLanguage.BOTH: (
            "fi sv, sv fi, fi/sv, sv/fi, fi & sv, kaksikielinen, molemmat, suomi ja ruotsi, suomi/ruotsi",
            "suomi ruotsi, tvåspråkig, båda, finska och svenska, finska/svenska, both, bilingual, finnish and swedish",
        ),
    },
)
UNIT = lexicon(
    Unit,
    {
        Unit.EVENTS: (
            "tilaisuudet, tilaisuutta, tapahtumaa, tapahtumat, tapaamista, kertaa, evenemang, tillställningar, möten",
            "gånger, events, meetings, times",
        ),
        Unit.ORGANISATIONS: (
            "järjestöt, järjestöä, yhdistystä, yhdistykset, seuraa, järjestöjen lukumäärä, organisationer, föreningar",
            "organisations, organizations, associations, clubs",
        ),
        Unit.PERSONS: (
            "henkilöä, henkilöt, hlö, hlöä, hlö., henkeä, osallistujaa, osallistujat, kävijää, kävijät, asukasta",
            "personer, pers, deltagare, besökare, invånare, persons, people, participants, visitors, heads",
        ),
        Unit.PERCENT: (
            "%, prosenttia, prosentti, prosentteina, pros, osuus, osuus %, procent, andel, andel %, percent, per cent",
            "percentage, pct, share",
        ),
        Unit.EUROS: ("€, eur, euroa, euro, e, euros",),
        Unit.HOURS: ("h, t, tuntia, tunti, tunnit, tim, timmar, timme, hours, hour",),
        Unit.SCORE: (
            "asteikko 1 5, (asteikko 1–5), pistettä, keskiarvo, arvosana, skala 1 5, (skala 1–5), poäng, medelvärde",
            "vitsord, scale 1 5, (scale 1–5), points, mean, score, grade",
        ),
        Unit.LETTERS: ("kirjettä, kirjeet, uutiskirjettä, brev, nyhetsbrev, letters, newsletters",),
        Unit.CATEGORIES: ("kategoriaa, kategoriat, kategorier, categories",),
        Unit.APPLICATIONS: ("hakemusta, hakemukset, ansökningar, applications",),
        Unit.AGREEMENTS: ("sopimusta, sopimukset, avtal, agreements",),
        Unit.REQUESTS: ("pyyntöä, pyynnöt, begäranden, förfrågningar, requests",),
        Unit.STATEMENTS: ("lausuntoa, lausunnot, utlåtanden, statements",),
        Unit.YES_NO: (
            "kyllä/ei, kyllä tai ei, (1 = kyllä; 0 = ei), ja/nej, ja eller nej, (1 = ja; 0 = nej), yes/no, yes or no",
            "(1 = yes; 0 = no)",
        ),
        Unit.OTHER: ("muu yksikkö, muu, annan enhet, annan, other unit",),
    },
    otherwise=Unit.OTHER,
    vague=("kpl, lkm, lukumäärä, määrä, yks, st, antal, count, number, unit, units, pcs, qty, no, #, n",),
)
DIRECTION = lexicon(
    Direction,
    {
        Direction.UP: (
            "kasvava, kasvaa, nouseva, suurempi parempi, ylös, ökande, ökar, uppåt, stigande, upp, increasing",
            "increase, higher is better, ascending, yes",
        ),
        Direction.DOWN: (
            "laskeva, laskee, vähenevä, pienempi parempi, alas, minskande, minskar, nedåt, sjunkande, ner, decreasing",
            "decrease, lower is better, descending, no",
        ),
        Direction.KEEP: (
            "säilyy, ennallaan, pysyy, tasainen, oförändrad, unchanged, bibehålls, keep, stable, maintain",
        ),
    },
)
EVENT_KIND = lexicon(
    EventKind,
    {
        EventKind.FORUM: (
            "järjestöfoorumi, foorumi, organisationsforum, forumet, organisations' forum, organisations’ forum",
        ),
        EventKind.COOPERATION_MEETING: (
            "yhteistyötapaaminen, tapaaminen, kokous, palaveri, samarbetsmöte, möte, cooperation meeting, meeting",
        ),
        EventKind.TRAINING: (
            "koulutus, koulutustilaisuus, kurssi, luento, utbildning, kurs, föreläsning, training, course, lecture",
        ),
        EventKind.WORKSHOP: ("työpaja, workshop, verkstad",),
        EventKind.JOINT_EVENT: (
            "yhteinen tapahtuma, yhteinen tilaisuus, yhteistapahtuma, tapahtuma, gemensamt evenemang, evenemang",
            "joint event, event",
        ),
        EventKind.ADVICE_EVENT: (
            "neuvontatilaisuus, neuvonta, info, infotilaisuus, rådgivning, rådgivningstillfälle",
            "rådgivningsevenemang, advice event, advice",
            "info session",
        ),
        EventKind.FAIR: (
            "järjestömessut, messut, organisationsmässa, mässa, organisations' fair, organisations’ fair, fair",
        ),
        EventKind.HEARING: ("kuuleminen, kuulemistilaisuus, hörande, hearing",),
        EventKind.DECISION_MAKER_MEETING: (
            "päättäjätapaaminen, päättäjien tapaaminen, möte med beslutsfattare, meeting with decision makers",
        ),
        EventKind.THANKS_EVENT: ("kiitostilaisuus, kiitostapahtuma, tackevenemang, tackfest, thanks event",),
        EventKind.PUBLICATION: ("julkaisu, publikation, publicering, publication",),
        EventKind.HANDLING: (
            "käsittely, käsittely toimielimessä, behandling, behandling i organ, handling, handling in a body",
        ),
    },
)
YES_NO = lexicon(
    YesNo,
    {
        YesNo.YES: ("kyllä, k, x, on, tosi, ja, j, yes, y, true, 1",),
        YesNo.NO: ("ei, e, epätosi, nej, n, no, false, 0",),
    },
)
