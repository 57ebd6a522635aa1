"""Ledgers in Excel: foreign ones into draft plan files, saying cell by cell what was understood.

    from milepost.ledger import read_ledger

    ledger = read_ledger("ledger.xlsx")
    ledger.plan_text("en")   # a plan file; loads without errors
    ledger.table_text("en")  # an observation table of that plan
    ledger.report("en")      # every cell, and what was made of it
    write_ledger(ledger, "draft", "en")  # draft.yaml and draft_observations.csv

And the ledger that a plan and its figures give, out to agencies and back:

    export_ledger("ledger.xlsx", edition_of(plan, seen, date(2024, 6, 30)))
    found = read_edits("edited.xlsx", plan, seen, date(2024, 7, 31))
    found.edits, found.refusals, found.remarks  # cell by cell

Needs openpyxl and XlsxWriter: pip install 'milepost[excel]'.
"""

from milepost.ledger.book import export_ledger
from milepost.ledger.changes import Edits
from milepost.ledger.edition import Edition, edition_of
from milepost.ledger.edits import plan_of_ledger, read_edits
from milepost.ledger.ledger import Ledger, read_ledger, write_ledger

__all__ = [
    "Edition",
    "Edits",
    "Ledger",
    "edition_of",
    "export_ledger",
    "plan_of_ledger",
    "read_edits",
    "read_ledger",
    "write_ledger",
]
