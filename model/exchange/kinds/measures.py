"""A table of measures: one row a measure, perhaps with the state it is in. Actions of other systems are measures."""

from model.exchange.fields import Field, Form, Kind
from model.exchange.kinds.telling import AS_OF, TELLING
from model.exchange.vocabulary import MEASURE_KIND, PHASE

CODE = Field(
    "code",
    Form.TEXT,
    fi=(
        "tunniste",
        "koodi",
        "tunnus",
        "numero",
        "nro",
        "nr",
        "toimenpiteen numero",
        "toimenpidenumero",
        "toimenpide nro",
        "id",
    ),
    sv=("identifierare", "kod", "nummer", "nr", "åtgärdens nummer", "åtgärdsnummer", "beteckning", "id"),
    en=("identifier", "code", "number", "no", "action id", "measure id", "id"),
    by_content=True,
)
TITLE = Field(
    "title",
    Form.LOCAL,
    fi=("toimenpide", "toimenpiteen nimi", "toimenpiteet", "toimenpiteen otsikko", "nimi", "otsikko", "toimi"),
    sv=("åtgärd", "åtgärder", "åtgärdens namn", "namn", "rubrik", "titel"),
    en=("measure", "action", "actions", "measures", "measure name", "action name", "name", "title"),
    is_needed=True,
    instead=("description",),
)
ABOUT = (
    Field(
        "description",
        Form.LOCAL,
        fi=("kuvaus", "toimenpiteen kuvaus", "tarkempi kuvaus", "sisältö", "selite", "ingressi"),
        sv=("beskrivning", "åtgärdens beskrivning", "innehåll", "ingress"),
        en=("description", "details", "content", "lead paragraph"),
    ),
    Field(
        "schedule",
        Form.LOCAL,
        fi=("aikataulu", "aikajänne", "toteutusaikataulu", "toteutusaika", "ajankohta"),
        sv=("tidtabell", "tidsplan", "tidsram", "schema"),
        en=("timetable", "schedule", "timeframe", "time frame"),
    ),
    Field(
        "resources",
        Form.LOCAL,
        fi=("resurssit", "resurssi", "resursointi", "budjetti", "kustannusarvio", "kustannukset", "rahoitus"),
        sv=("resurser", "budget", "kostnader", "finansiering"),
        en=("resources", "budget", "costs", "funding"),
    ),
    Field(
        "starts_on",
        Form.DATE,
        fi=("alkupäivämäärä", "alkamispäivä", "aloituspäivä", "alkaa", "alku", "aloitus"),
        sv=("startdatum för implementering", "startdatum", "begynnelsedatum", "börjar", "start"),
        en=("start date", "starts", "begins", "start"),
    ),
    Field(
        "kind",
        Form.WORD,
        fi=("toistuvuus", "luonne", "tyyppi"),
        sv=("upprepning", "hur ofta", "karaktär", "typ"),
        en=("recurrence", "kind", "type"),
        lexicon=MEASURE_KIND,
        by_content=True,
    ),
    Field(
        "required_per_year",
        Form.WHOLE,
        fi=("kertaa vuodessa", "kertoja vuodessa", "vähintään vuodessa"),
        sv=("gånger per år", "minst per år"),
        en=("times a year", "required per year", "at least a year"),
    ),
    Field(
        "phase",
        Form.WORD,
        fi=("toteutusvaihe", "vaihe", "toteutuksen vaihe"),
        sv=("genomförandefas", "fas", "skede"),
        en=("implementation phase", "phase", "stage"),
        lexicon=PHASE,
    ),
)
LINKS = (
    Field(
        "goals",
        Form.LIST,
        fi=("tavoitteet", "tavoite", "päämäärä", "luokat", "luokka", "kategoria"),
        sv=("mål", "målsättning", "målsättningar", "kategorier", "kategori"),
        en=("goals", "goal", "objective", "objectives", "categories", "category"),
        may_repeat=True,
    ),
    Field("goal_title", Form.LOCAL, system=("category/name",)),
    Field("parent_id", Form.TEXT, system=("parent/id",)),
    Field("themes", Form.LIST, fi=("teemat", "teema"), sv=("teman", "tema"), en=("themes", "theme"), may_repeat=True),
    Field(
        "needs",
        Form.LIST,
        fi=("tukitarpeet", "tukitarve"),
        sv=("stödbehov",),
        en=("support needs", "needs"),
        may_repeat=True,
    ),
    Field(
        "responsible",
        Form.LIST,
        fi=(
            "vastuutaho",
            "vastuutahot",
            "päävastuutaho",
            "muut vastuutahot",
            "toimenpiteen vastuutahot",
            "vastuutoimija",
            "vastuuyksikkö",
            "vastuuorganisaatio",
            "vastuu",
        ),
        sv=(
            "ansvarig part",
            "ansvariga parter",
            "primärt ansvarig part",
            "andra ansvariga parter",
            "ansvarig instans",
            "ansvarig enhet",
            "ansvarig",
            "ansvar",
        ),
        en=(
            "responsible party",
            "responsible parties",
            "primary responsible party",
            "primary responsible parties",
            "other responsible parties",
            "responsible unit",
            "responsible",
        ),
        may_repeat=True,
    ),
    Field(
        "partners",
        Form.LIST,
        fi=("yhteistyötahot", "yhteistyötaho", "yhteistyökumppanit", "yhteistyötoimijat", "kumppanit"),
        sv=("samarbetsparter", "samarbetspartner", "samarbetspartners", "partner"),
        en=("partners", "partner", "collaborators", "collaborator"),
        may_repeat=True,
    ),
)
MEASURES = Kind(
    "measures", (CODE, TITLE, *TELLING, *ABOUT, *LINKS, AS_OF), identity=("code", "title"), is_one_a_row=True
)
