"""A table of indicators: a column for each year, or a row for each indicator and year; with targets and baseline."""

from model.exchange.fields import Field, Form, Kind
from model.exchange.vocabulary import DIRECTION, UNIT

CODE = Field(
    "code",
    Form.TEXT,
    fi=("mittarin tunniste", "tunniste", "koodi", "tunnus", "numero", "nro", "mittarin numero", "id"),
    sv=("indikatorns identifierare", "identifierare", "kod", "nummer", "nr", "id"),
    en=("indicator id", "indicator code", "identifier", "code", "number", "id"),
    system=("indicator",),
    by_content=True,
)
NAME = Field(
    "name",
    Form.LOCAL,
    fi=("mittari", "mittarin nimi", "indikaattori", "indikaattorin nimi", "tunnusluku", "nimi", "otsikko"),
    sv=("indikator", "indikatorns namn", "mätare", "nyckeltal", "namn", "rubrik"),
    en=("indicator", "indicator title", "indicator name", "measurement", "name", "title"),
)
ABOUT = (
    Field(
        "definition",
        Form.LOCAL,
        fi=("määritelmä", "mittarin kuvaus", "kuvaus", "selite"),
        sv=("definition", "indikatorns beskrivning", "beskrivning"),
        en=("definition", "indicator description", "description"),
    ),
    Field(
        "unit",
        Form.WORD,
        fi=("yksikkö", "mittayksikkö"),
        sv=("enhet", "måttenhet"),
        en=("unit", "unit of measure"),
        lexicon=UNIT,
    ),
    Field("unit", Form.WORD, en=("measure",), lexicon=UNIT, by_content=True),
    Field(
        "measure",
        Form.CHOICE,
        fi=("toimenpide", "toimenpiteen tunniste"),
        sv=("åtgärd", "åtgärdens nummer"),
        en=("measure", "measure code", "action"),
    ),
    Field("decimals", Form.WHOLE, fi=("desimaalit",), sv=("decimaler",), en=("decimals",)),
    Field(
        "direction",
        Form.WORD,
        fi=("suunta", "tavoitesuunta"),
        sv=("riktning",),
        en=("direction", "ascending"),
        lexicon=DIRECTION,
    ),
    Field(
        "baseline_value",
        Form.NUMBER,
        fi=("lähtötaso", "lähtöarvo", "lähtötason arvo"),
        sv=("utgångsläge", "utgångsvärde", "baslinje"),
        en=("baseline", "baseline value"),
    ),
    Field(
        "baseline_on",
        Form.DATE,
        fi=("lähtötason päivä", "lähtötason ajankohta", "lähtötason vuosi", "lähtövuosi"),
        sv=("utgångslägets datum", "utgångsår", "utgångslägets år"),
        en=("baseline date", "baseline year", "baseline on"),
    ),
    Field(
        "baseline_origin",
        Form.LOCAL,
        fi=("lähtötason lähde", "lähde"),
        sv=("utgångslägets källa", "källa"),
        en=("baseline origin", "baseline source", "baseline comment"),
    ),
)
RECORDS = (
    Field(
        "year",
        Form.YEAR,
        fi=("vuosi", "jakso", "kausi", "ajanjakso", "jakso päättyy"),
        sv=("år", "period", "perioden slutar"),
        en=("year", "period end", "period", "reporting period"),
    ),
    Field(
        "value",
        Form.NUMBER,
        fi=("toteuma", "arvo", "toteutuma", "tulos"),
        sv=("utfall", "värde", "resultat"),
        en=("actual", "actual value", "value", "result"),
        by_year=True,
    ),
    Field(
        "target",
        Form.NUMBER,
        fi=("tavoitearvo", "tavoite", "tavoitetaso"),
        sv=("målvärde", "mål", "målsättning"),
        en=("target", "target value", "goal"),
        by_year=True,
        by_content=True,
    ),
    Field(
        "set_on",
        Form.DATE,
        fi=("asetettu", "tavoite asetettu"),
        sv=("fastställd", "mål fastställt"),
        en=("set on", "target set on"),
    ),
    Field(
        "reason",
        Form.LOCAL,
        fi=("tavoitteen perustelu", "tavoitteen muutoksen syy", "perustelu", "syy"),
        sv=("motivering till målet", "motivering", "orsak"),
        en=("target comment", "target reason", "reason"),
    ),
    Field(
        "missing_reason",
        Form.LOCAL,
        fi=("miksi arvoa ei ole", "arvon kommentti", "kommentti"),
        sv=("varför värde saknas", "kommentar"),
        en=("missing reason", "why there is no value", "actual comment", "comment"),
    ),
)
INDICATORS = Kind("indicators", (NAME, CODE, *ABOUT, *RECORDS), identity=("code", "name"))
