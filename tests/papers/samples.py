"""Documents as the forum's papers look, and one of everything that is hard."""

from __future__ import annotations

from datetime import UTC, datetime

from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    KeepTogether,
    KeyValues,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)

CREATED = datetime(2023, 5, 11, 14, 30, tzinfo=UTC)
ACTION_COLUMNS = (
    Column("Vad", weight=5),
    Column("Vem", weight=2),
    Column("När", kind="fit"),
)


def notice() -> Document:
    """A notice with agenda."""
    agenda = Table(
        (
            Column("Tid", kind="fit"),
            Column("Punkt", weight=5),
            Column("Föredragande", weight=2.4),
            Column("Syfte", weight=2),
        ),
        tuple(
            (
                time,
                Cell((Paragraph((Run(title, bold=True),)), Paragraph(note, "small")))
                if note
                else Paragraph((Run(title, bold=True),)),
                who,
                aim,
            )
            for time, title, note, who, aim in (
                ("13.00", "1 Mötets öppnande och närvaro", "", "Anna Exempelsson", "Information"),
                (
                    "13.10",
                    "2 Föregående minnesanteckningar och öppna åtgärder",
                    "",
                    "Anna Exempelsson",
                    "Uppföljning",
                ),
                (
                    "13.30",
                    "3 Kompetensförsörjning i livsmedelsindustrin: vad behövs 2026?",
                    "Förslag från Livsmedelsföretagen",
                    "Bertil Påhittad",
                    "Dialog",
                ),
                (
                    "14.10",
                    "4 Elnätskapacitet och anslutningstider",
                    "Förslag från IF Metall och Unionen gemensamt",
                    "Cecilia Låtsas",
                    "Gemensam slutsats",
                ),
                ("14.45", "5 Nästa möte", "", "Anna Exempelsson", "Information"),
            )
        ),
    )
    return Document(
        title="Kallelse till Industriforum Kalmar län, möte 2/2023",
        forum="Industriforum Kalmar län",
        kind="Kallelse",
        date="27 april 2023",
        reference="RUN 2023/118",
        footer="Region Kalmar län · Regionala utvecklingsförvaltningen · industriforum@example.se",
        author="Region Kalmar län",
        created=CREATED,
        blocks=(
            Heading(1, "Kallelse till Industriforum Kalmar län, möte 2/2023"),
            KeyValues(
                (
                    ("Tid", "torsdag 11 maj 2023, kl. 13.00–15.00"),
                    ("Plats", "Nova, Oskarshamn, sal Döderhultarn"),
                    (
                        "Digital anslutning",
                        (
                            Run(
                                "videomöte för den som inte kan resa",
                                link="https://example.se/mote/industriforum-2",
                            ),
                        ),
                    ),
                    ("Anmälan", "senast 4 maj till sammankallande"),
                    (
                        "Kontakt",
                        (Run("anna.exempelsson@example.se", link="mailto:anna.exempelsson@example.se"),),
                    ),
                )
            ),
            Paragraph(
                "Mötets tema är kompetensförsörjning i en tid då flera av länets industrier växer samtidigt. "
                "Syftet är en gemensam bild av vilka behov som är störst och vem som kan ta nästa steg.",
                "lead",
            ),
            Heading(2, "Dagordning"),
            agenda,
            Heading(2, "Till punkterna"),
            Heading(3, "Kompetensförsörjning i livsmedelsindustrin", number="3"),
            Paragraph(
                "Länet står för en fjärdedel av landets kyckling. Omkring 1 500 personer behöver anställas till "
                "år 2026, varav 12,5 % med yrkeshögskoleutbildning. Se bilaga 2."
            ),
            BulletList(
                (
                    "Vilka utbildningar saknas?",
                    Item(
                        "Vem kan göra vad med befintliga medel?",
                        (BulletList(("kommunernas näringslivschefer", "Kompetenslyft Kalmar län")),),
                    ),
                    "Vad behöver vi veta mer om?",
                )
            ),
            Heading(2, "Bilagor"),
            NumberedList(
                (
                    "Minnesanteckningar 16 februari 2023",
                    "Branschens underlag om kompetensbehov",
                    "Nätbolagens lägesbild",
                )
            ),
            Heading(2, "Kan du inte komma?"),
            Paragraph("Kalla din ersättare och meddela oss."),
        ),
    )


def minutes(items: int = 12) -> Document:
    """Minutes; twelve items make about six pages."""
    paragraphs = (
        "Näringslivschefernas nätverk redovisade vad som har hänt sedan förra mötet. Tre kommuner har börjat "
        "samordna sina kontakter med de större företagen, och Arbetsförmedlingen deltar från och med juni. "
        "Flera lyfte att samma företag får samma frågor från många håll.",
        "IF Metall: Skyddsombuden märker att introduktionen av nyanställda blir kortare när det är bråttom. "
        "Det drabbar både säkerheten och viljan att stanna kvar. En gemensam introduktion för branschen vore "
        "bättre än att varje arbetsplats uppfinner sin egen.",
        "Teknikföretagen: Svårigheten är inte antalet utbildningsplatser utan att de inte fylls. Av 120 platser "
        "inom underhållsteknik hösten 2022 stod 46 tomma. Upphandlingsförfarandet för "
        "arbetsmarknadsutbildningarna tar dessutom längre tid än utbildningarna själva.",
        "Unionen: Tjänstemännens kompetensutveckling glöms lätt bort i samtalet om bristyrken.",
    )
    blocks: list[Block] = [
        Heading(1, "Minnesanteckningar från Industriforum Kalmar län, möte 2/2023"),
        KeyValues(
            (
                ("Tid", "torsdag 11 maj 2023, kl. 13.00–15.10"),
                ("Plats", "Nova, Oskarshamn"),
                (
                    "Närvarande",
                    Cell(
                        (
                            Paragraph(
                                (Run("Region Kalmar län: ", bold=True), Run("Anna Exempelsson, Östen Ågren"))
                            ),
                            Paragraph(
                                (
                                    Run("IF Metall: ", bold=True),
                                    Run("Cecilia Låtsas (ersätter Örjan Åkerlund)"),
                                )
                            ),
                            Paragraph((Run("Unionen: ", bold=True), Run("Disa Uppdiktad, från och med punkt 4"))),
                            Paragraph((Run("Teknikföretagen: ", bold=True), Run("Bertil Påhittad"))),
                        )
                    ),
                ),
                ("Anmält förhinder", "Livsmedelsföretagen"),
                ("Mötesledare", "Anna Exempelsson"),
            )
        ),
        Box(
            "Överenskommet och att göra",
            (
                BulletList(
                    (
                        "En gemensam introduktion för nyanställda prövas i två kommuner under hösten.",
                        "Behovet av elnätskapacitet sammanställs länsvis och lämnas till nätbolagen.",
                        "Tomma utbildningsplatser följs upp vid varje möte.",
                    )
                ),
                Table(
                    ACTION_COLUMNS,
                    (
                        ("Ta fram underlag om introduktionsutbildning", "IF Metall", "2023-06-15"),
                        (
                            "Sammanställa effektbehov från de tio största elanvändarna",
                            "Teknikföretagen",
                            "2023-09-01",
                        ),
                        (
                            "Bjuda in yrkeshögskolenätverket till nästa möte",
                            "Region Kalmar län",
                            "2023-08-20",
                        ),
                    ),
                ),
            ),
        ),
    ]
    titles = (
        "Mötets öppnande",
        "Föregående minnesanteckningar och öppna åtgärder",
        "Kompetensförsörjning i livsmedelsindustrin",
        "Elnätskapacitet och anslutningstider",
        "Introduktion av nyanställda: vad kan göras gemensamt?",
        "Lägesbild från branscherna",
    )
    for number in range(1, items + 1):
        blocks.append(Heading(2, titles[(number - 1) % len(titles)], number=str(number)))
        blocks.append(Paragraph((Run("Föredragande: ", bold=True), Run("Östen Ågren"))))
        blocks.extend(Paragraph(paragraphs[(number + n) % 4]) for n in range(1 + number % 3))
        if number % 2 == 0:
            blocks.append(
                Paragraph(
                    (
                        Run("Överenskommet: ", bold=True),
                        Run("En gemensam introduktion prövas i två kommuner."),
                    )
                )
            )
        if number % 3 != 1:
            blocks.append(Heading(3, "Att göra"))
            blocks.append(
                Table(
                    ACTION_COLUMNS,
                    tuple(
                        (
                            f"Ta fram underlag {n} om kompetensförsörjningsbehov i små och medelstora företag",
                            who,
                            "2023-06-15",
                        )
                        for n, who in enumerate(
                            ("IF Metall", "Unionen", "Arbetsförmedlingen Kalmar län")[: 1 + number % 3], 1
                        )
                    ),
                )
            )
        if number % 4 == 0:
            blocks.append(
                Paragraph((Run("Öppen fråga: ", italic=True), Run("Hur når vi de små företagen?", italic=True)))
            )
    blocks += [
        Heading(2, "Nästa möte", number=str(items + 1)),
        Paragraph("Torsdag 14 september 2023, kl. 13.00–15.00 i Västervik."),
        Signature("Vid pennan", "Östen Ågren"),
        Paragraph("Synpunkter lämnas senast 25 maj 2023 till anna.exempelsson@example.se.", "small"),
    ]
    return Document(
        title="Minnesanteckningar från Industriforum Kalmar län, möte 2/2023",
        forum="Industriforum Kalmar län",
        kind="Minnesanteckningar",
        date="11 maj 2023",
        reference="RUN 2023/118",
        status="UTKAST",
        footer="Region Kalmar län · Regionala utvecklingsförvaltningen",
        author="Region Kalmar län",
        created=CREATED,
        blocks=tuple(blocks),
    )


HOSTILE = (
    '<b>fet</b> <img src="/etc/passwd"> &amp; &#0; <br<br </para> <font name=x>',
    "\x00\x07\x1b[31m\x7f\ud800 \ufeff\u202egnp.exe\u202c \u2066x\u2069 a\u200bb \ufffe",
    "Łódź Đặng Nguyễn ñandú ψ Жук 1\u202f234 CO₂ ≈ ≤ ≥ − ☐ ✓ ■ → « ” – …",
    "👍 👩‍🚒 🇸🇪 ❤️ 中文字 1️⃣ \U0001f44d\U0001f3fd",
    "שלום עולם och مرحبا بالعالم mitt i en mening",
    "e\u0301 a\u0308 o\u0308 A\u030a q\u0308",
    "\\ ( ) \\( %s {x} [y] ((((",
    "\r\nrad två\rrad tre\u2028rad fyra\x0brad fem",
    "\ue000\uf8ff privat",
    "   ",
    "",
)


def torture() -> Document:
    """Everything that has broken a paper, or could."""
    long_word = "överklagandenämndsordförandekandidat" * 139
    address = "https://example.se/" + "/".join(f"katalog-{n}/fil_{n}.html?x={n}" for n in range(40))
    blocks: list[Block] = [Heading(1, "Tortyr <b>&amp;</b> 👍 åäö")]
    blocks += [Paragraph(text) for text in HOSTILE]
    blocks += [Heading(2, HOSTILE[3], number="10"), Heading(3, HOSTILE[4], number="<i>")]
    blocks += [Paragraph(long_word), Paragraph(address), Paragraph("å" * 5000)]
    blocks.append(
        Paragraph(
            (
                Run("En länk över flera rader: "),
                Run(
                    "hela den här meningen är en länk som är så lång att den måste brytas " * 3,
                    link=address[:200],
                ),
                Run(" och sedan "),
                Run("en till", bold=True, link="mailto:åsa(at)@example.se"),
                Run(" med "),
                Run("an English phrase in it", italic=True, lang="en"),
                Run("."),
            )
        )
    )
    blocks.append(Paragraph((Run("Hela stycket en länk", link="https://example.se/a b(c)\\d"),)))
    blocks.append(Paragraph("Ett stycke över tre sidor med 1 500 kronor och kl. 13.00. " * 190))
    blocks.append(_deep_list(6))
    blocks.append(NumberedList(tuple(f"nummer {n}" for n in range(97, 104)), start=97))
    blocks.append(BulletList(()))
    blocks.append(
        Table(
            (Column("Tid", kind="fit"), Column("Vad"), Column("Belopp", align="right", kind="fit")),
            tuple(
                (
                    "13.00",
                    "En lång rad. " * (900 if n == 2 else 3) if n % 2 == 0 else HOSTILE[n % len(HOSTILE)],
                    "1 500",
                )
                for n in range(60)
            ),
            caption=(Run("Tabell över "), Run("många", italic=True), Run(" sidor")),
            notes=("En not om tabellen.",),
            row_heads=True,
        )
    )
    narrow = tuple(Column(f"Kolumn {n}") for n in range(9))
    row = tuple("Upphandlingsförfarandet kompetensförsörjningsfrågor" for _ in narrow)
    blocks.append(Table(narrow, (row, row)))
    blocks.append(Table((Column("Tom"),), ()))
    blocks.append(KeyValues(tuple((f"Etikett {n} " * 8, HOSTILE[n]) for n in range(5))))
    blocks += [
        KeyValues(()),
        KeyValues((("", ""),)),
        Heading(2, ""),
        Heading(3, "\ufe0f"),
        Box("", ()),
        Paragraph(""),
    ]
    blocks.append(Box("En låda över flera sidor", tuple(Paragraph("I lådan. " * 60) for _ in range(20)), level=0))
    blocks.append(KeepTogether(tuple(Paragraph("Hålls ihop. " * 40) for _ in range(30))))
    blocks += [
        PageBreak(),
        PageBreak(),
        Heading(2, "Sista"),
        Signature("Underskrift"),
        Heading(3, "Rubrik utan text"),
    ]
    return Document(
        title="Tortyr <b>&amp;</b>\n👍 " + "lång titel " * 30,
        forum="Forum & <Co> 中文 " * 6,
        kind="Typ " * 12,
        date="<date>",
        reference="RUN 2023/118 " * 5,
        status="UTKAST FÖR SYNPUNKTER " * 3,
        footer="Fot & <fot> 👍 " * 20,
        accent="#FFEE00",
        author="A & <B>",
        created=CREATED,
        blocks=tuple(blocks),
    )


def _deep_list(depth: int) -> BulletList:
    inner = (_deep_list(depth - 1),) if depth else ()
    return BulletList((f"nivå {depth}", Item("en punkt med mycket text " * 12, inner)))


def english() -> Document:
    """A short paper in another language, without letterhead."""
    return Document(
        title="Attendance list",
        language="en-GB",
        created=CREATED,
        blocks=(Heading(1, "Attendance list"), Paragraph("None.")),
    )


def all_papers() -> dict[str, Document]:
    """Every document that must pass the judge, by name."""
    return {"kallelse": notice(), "minnesanteckningar": minutes(), "tortyr": torture(), "english": english()}
