"""Ledgers in Excel into draft plan files and observation tables, saying cell by cell what was understood.

    from milepost.ledger import read_ledger

    ledger = read_ledger("ledger.xlsx")
    ledger.plan_text("en")   # a plan file; loads without errors
    ledger.table_text("en")  # an observation table of that plan
    ledger.report("en")      # every cell, and what was made of it
    write_ledger(ledger, "draft", "en")  # draft.yaml and draft_observations.csv

Needs openpyxl: pip install 'milepost[excel]'.
"""

from milepost.ledger.ledger import Ledger, read_ledger, write_ledger

__all__ = ["Ledger", "read_ledger", "write_ledger"]
