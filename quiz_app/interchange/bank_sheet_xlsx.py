"""A whole bank as a workbook of one sheet."""

from quiz_app.interchange import bank_sheet
from quiz_app.interchange.bank_sheet_writing import sheet_of
from quiz_app.interchange.bundle import Bundle, Exported, Imported
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.sheets import to_xlsx
from quiz_app.interchange.tables import from_xlsx
from quiz_app.interchange.upload import Upload


def recognise(upload: Upload) -> bool:
    """Whether it is a workbook whose first rows name a bank's columns."""
    return upload.is_zip and bank_sheet.has_header(upload)


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The items, cards and topics of the first sheet."""
    return bank_sheet.imported(upload, from_xlsx(upload))


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The bundle's items, cards and topics."""
    sheet, losses = sheet_of(bundle)
    return Exported(to_xlsx({bundle.title or "Bank": sheet}, options.at), tuple(losses))


FORMAT = Format(
    name="xlsx",
    title="Meridian's table (XLSX)",
    about="A whole bank as a workbook: a row an item or card, nothing lost.",
    suffix=".xlsx",
    recognise=recognise,
    read=read,
    write=write,
)
