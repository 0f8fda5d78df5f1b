"""What countries go by besides their names: `the Jewish state`, `the West African nation`.

Regions are those of the United Nations geoscheme (M49), and for `Arab` the members of the Arab League; each
is told by ISO 3166-1 alpha-3 codes.
"""

from __future__ import annotations

from collections.abc import Iterable


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARAB = _codes("DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM")
AFRICAN = _codes(
    "DZA AGO BEN BWA BFA BDI CMR CPV CAF TCD COM COG COD CIV DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN "
    "LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA "
    "ZMB ZWE"
)
ASIAN = _codes(
    "AFG ARM AZE BHR BGD BTN BRN KHM CHN CYP GEO IND IDN IRN IRQ ISR JPN JOR KAZ KWT KGZ LAO LBN MYS MDV MNG "
    "MMR NPL PRK OMN PAK PSE PHL QAT SAU SGP KOR LKA SYR TWN TJK THA TLS TUR TKM ARE UZB VNM YEM"
)
BALKAN = _codes("ALB BIH BGR HRV GRC MNE MKD ROU SRB SVN XKX XKS")
BALTIC = _codes("EST LVA LTU")
NORDIC = _codes("DNK FIN ISL NOR SWE")
EUROPEAN = (
    BALKAN
    | BALTIC
    | NORDIC
    | _codes(
        "AND AUT BLR BEL CZE FRA DEU HUN IRL ITA LIE LUX MLT MDA MCO NLD POL PRT RUS SMR SVK ESP CHE UKR "
        "GBR VAT CYP TUR GEO"
    )
)
CARIBBEAN = _codes("ATG BHS BRB CUB DMA DOM GRD HTI JAM KNA LCA VCT TTO GUY SUR BLZ")
ANDEAN = _codes("BOL COL ECU PER VEN CHL")
LATIN = ANDEAN | CARIBBEAN | _codes("ARG BLZ BRA CRI SLV GTM HND MEX NIC PAN PRY URY GUY SUR")

EPITHETS = {
    "jewish": _codes("ISR"),
    "himalayan": _codes("NPL BTN"),
    "stalinist": _codes("PRK"),
    "communist": _codes("CHN CUB PRK LAO VNM"),
    "arab": ARAB,
    "african": AFRICAN,
    "asian": ASIAN,
    "balkan": BALKAN,
    "baltic": BALTIC,
    "nordic": NORDIC,
    "scandinavian": NORDIC,
    "european": EUROPEAN,
    "caribbean": CARIBBEAN,
    "andean": ANDEAN,
    "american": LATIN,
}
"""Adjectives of countries, with those that they can be said of: `the Central American nation`."""

ISLANDS = CARIBBEAN - {"BLZ", "GUY", "SUR"} | _codes(
    "TWN CYP CUB LKA MLT ISL IRL BHR MDV MDG MUS SYC COM CPV STP TLS FJI SLB VUT NRU TON WSM KIR PLW FSM "
    "MHL TUV NZL SGP PRI GRL FLK BMU CYM VGB VIR GUM REU NCL PYF COK MTQ GLP"
)
KINGDOMS = _codes("SAU THA JOR NPL BHR MAR KHM BTN SWZ LSO TON")
TERRITORIES = _codes("FLK HKG MAC PRI GUM GIB ESH XKX GRL NCL PYF BMU CYM TLS")
LANDS = {
    "island": ISLANDS,
    "islands": ISLANDS,
    "kingdom": KINGDOMS,
    "territory": TERRITORIES,
    "enclave": TERRITORIES,
    "province": _codes("XKX"),
}
"""Nouns of lands that are not called countries, with those that they can be said of: `the island`."""
LANDS_OF_STATES = {
    "territory": frozenset({"gaza", "gaza strip", "west bank", "golan heights", "golan"}),
    "enclave": frozenset({"gaza", "gaza strip"}),
    "strip": frozenset({"gaza", "gaza strip"}),
}
"""Such nouns with the names of lands that are no states."""


def may_be_called(country: str | None, adjectives: Iterable[str]) -> bool:
    """Whether all epithets among some adjectives can be said of a country.

    Args:
        country: Its code.
        adjectives: Words in lower case, of which those that are no epithets do not count.
    """
    return all(country in EPITHETS[word] for word in adjectives if word in EPITHETS)
