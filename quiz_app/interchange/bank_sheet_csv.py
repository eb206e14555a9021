"""A whole bank as CSV: commas out; commas, semicolons or tabs in, UTF-8 or UTF-16."""

from quiz_app.interchange import bank_sheet
from quiz_app.interchange.bank_sheet_writing import sheet_of
from quiz_app.interchange.bundle import Bundle, Exported, Imported
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.sheets import to_csv
from quiz_app.interchange.tables import from_csv
from quiz_app.interchange.upload import Upload


def recognise(upload: Upload) -> bool:
    """Whether it is a text whose first rows name a bank's columns."""
    return not upload.is_zip and bank_sheet.has_header(upload)


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The items, cards and topics of the file."""
    return bank_sheet.imported(upload, from_csv(upload))


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The bundle's items, cards and topics, marked as UTF-8 so that Excel takes it for that."""
    sheet, losses = sheet_of(bundle)
    return Exported(to_csv(sheet, marked=True), tuple(losses))


FORMAT = Format(
    name="csv",
    title="Meridian's table (CSV)",
    about="A whole bank as a table: a row an item or card, nothing lost.",
    suffix=".csv",
    recognise=recognise,
    read=read,
    write=write,
)
