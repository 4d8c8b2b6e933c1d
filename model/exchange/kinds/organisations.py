"""A table of organisations: one row an organisation. Persons, addresses and numbers of persons stay outside."""

from model.exchange.fields import Field, Form, Kind
from model.exchange.vocabulary import LANGUAGE

ORGANISATIONS = Kind(
    "organisations",
    (
        Field(
            "code",
            Form.TEXT,
            fi=("tunniste", "koodi", "tunnus", "järjestön tunnus"),
            sv=("identifierare", "kod", "organisationens kod"),
            en=("identifier", "code", "organisation code", "id"),
        ),
        Field(
            "business_id",
            Form.TEXT,
            fi=("y-tunnus", "ytunnus", "y tunnus", "yritystunnus", "rekisterinumero"),
            sv=("fo-nummer", "fo nummer", "företags- och organisationsnummer", "registernummer"),
            en=("business id", "business identity code", "registration number"),
        ),
        Field(
            "name",
            Form.LOCAL,
            fi=(
                "järjestö",
                "järjestön nimi",
                "yhdistys",
                "yhdistyksen nimi",
                "seura",
                "organisaatio",
                "nimi",
                "toimija",
            ),
            sv=("organisation", "organisationens namn", "förening", "föreningens namn", "namn"),
            en=("organisation", "organisation name", "organization", "organization name", "association", "name"),
            is_needed=True,
        ),
        Field(
            "language",
            Form.WORD,
            fi=("kieli", "toimintakieli", "kielisyys"),
            sv=("språk", "verksamhetsspråk"),
            en=("language", "languages"),
            lexicon=LANGUAGE,
        ),
        Field(
            "categories",
            Form.LIST,
            fi=("kategoria", "kategoriat", "toimiala", "ryhmä", "luokka", "tyyppi"),
            sv=("kategori", "kategorier", "bransch", "grupp", "typ"),
            en=("category", "categories", "sector", "group", "type"),
            may_repeat=True,
        ),
        Field(
            "member_from",
            Form.DATE,
            fi=("jäsen alkaen", "jäsenyys alkaa", "verkostossa alkaen", "liittynyt", "liittymispäivä"),
            sv=("medlem från", "medlem sedan", "medlemskapet börjar", "anslöt sig", "anslutningsdag"),
            en=("member from", "member since", "joined", "joined on"),
            system=("joined_on",),
        ),
        Field(
            "checked_on",
            Form.DATE,
            fi=("yhteystiedot tarkistettu", "tarkistettu"),
            sv=("kontaktuppgifter kontrollerade", "kontrollerad"),
            en=("contact details checked", "checked on", "verified on"),
        ),
    ),
    identity=("code", "business_id", "name"),
    is_one_a_row=True,
)
