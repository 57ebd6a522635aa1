"""Results as tables: one description of their columns, from which Arrow, pandas, polars, HTML and text are made."""
