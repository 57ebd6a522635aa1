"""Tables of every kind as columns and back: nothing missing becomes a value, nothing present is lost."""

import datetime
import decimal
import subprocess
import sys

import milepost as mp
import numpy
import pytest
from milepost.column_kinds import (
    Counts,
    Days,
    Figures,
    Lists,
    UnreadableError,
    Whole,
    Words,
    as_cells,
    as_codes,
    as_numbers,
    as_positions,
    from_array,
    from_values,
)
from milepost.columns import ColumnStream, column_of, read_columns, same_kind

NAN = float("nan")
WORDS = ["b", None, "a", "b"]
FIGURES = [1.5, None, -2.0, 0.0]


class Stream:
    """A table of a library that nobody has heard of."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__()


def structured():
    table = numpy.empty(4, dtype=[("word", object), ("figure", float)])
    table["word"], table["figure"] = WORDS, FIGURES
    return table


def table_of(kind):
    columns = {"word": WORDS, "figure": FIGURES}
    if kind == "dict":
        return columns
    if kind == "arrays":
        return {"word": numpy.array(WORDS, dtype=object), "figure": numpy.array(FIGURES, dtype=float)}
    if kind == "rows":
        return [{"word": word, "figure": figure} for word, figure in zip(WORDS, FIGURES, strict=True)]
    if kind == "structured":
        return structured()
    library = pytest.importorskip("pyarrow" if kind in ("batch", "stream") else kind)
    if kind == "batch":
        return library.RecordBatch.from_pydict(columns)
    if kind == "stream":
        return Stream(library.table(columns))
    return library.table(columns) if kind == "pyarrow" else library.DataFrame(columns)


KINDS = ("dict", "arrays", "rows", "structured", "pandas", "polars", "pyarrow", "batch", "stream")


def same(found, expected):
    return numpy.array_equal(numpy.asarray(found, dtype=float), numpy.asarray(expected, dtype=float), equal_nan=True)


@pytest.mark.parametrize("kind", KINDS)
def test_missing_stays_missing_whatever_the_table(kind):
    columns = read_columns(table_of(kind), ("figure",), ("word",))
    assert list(columns) == ["word", "figure"]
    words = as_codes(columns["word"])
    assert words.codes.tolist() == [0, -1, 1, 0]
    assert words.words == ["b", "a"]
    assert same(as_numbers(columns["figure"]), [1.5, NAN, -2.0, 0.0])


RESULT = {
    "word": Words(numpy.array([1, -1, 0], dtype=numpy.int32), ["增长", "b"]),
    "figure": Figures(numpy.array([0.0, NAN, 2.5])),
    "count": Counts(numpy.array([0, 1, 2], dtype=numpy.int32)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_kind_comes_out(kind):
    given = table_of(kind)
    found = same_kind(given, RESULT)
    assert type(found) is type(given) or (kind == "stream" and isinstance(found, ColumnStream))
    back = read_columns(found, (), tuple(RESULT))
    assert as_cells(as_codes(back["word"])).tolist() == ["b", None, "增长"]
    assert same(as_numbers(back["figure"]), [0.0, NAN, 2.5])
    assert as_numbers(back["count"]).tolist() == [0, 1, 2]


def test_a_dict_comes_out_with_arrays():
    found = same_kind({}, RESULT)
    assert found["figure"].dtype == numpy.float64
    assert found["count"].dtype == numpy.int32
    assert found["word"].tolist() == ["b", None, "增长"]


def test_nulls_and_types_of_polars_and_pyarrow():
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    frame = polars.DataFrame(ColumnStream(RESULT))
    assert frame.null_count().row(0) == (1, 1, 0)
    assert frame.dtypes == [polars.String, polars.Float64, polars.Int32]
    table = pyarrow.table(ColumnStream(RESULT))
    assert table["figure"].to_pylist() == [0.0, None, 2.5]
    assert table.validate(full=True) is None
    assert pyarrow.table(ColumnStream({"word": Words(numpy.empty(0, numpy.int32), [])})).num_rows == 0


def test_pandas_gets_a_fresh_index():
    pandas = pytest.importorskip("pandas")
    given = pandas.DataFrame({"word": WORDS}, index=[7, 8, 9, 9])
    assert list(same_kind(given, RESULT).index) == [0, 1, 2]
    assert list(same_kind(given, RESULT)["word"]) == ["b", None, "增长"]


# ---- kinds of columns


@pytest.mark.parametrize(
    ("dtype", "values"),
    [
        ("object", WORDS),
        ("str", WORDS),
        ("category", WORDS),
        ("string", WORDS),
        ("string[pyarrow]", WORDS),
        ("Int64", [1, None, 0, 1]),
        ("Int8", [1, None, 0, 1]),
        ("Float64", [1.5, None, 0.0, 1.5]),
        ("boolean", [True, None, False, True]),
        ("float32", [1.5, None, 0.0, 1.5]),
        ("double[pyarrow]", [1.5, None, 0.0, 1.5]),
        ("int32[pyarrow]", [1, None, 0, 1]),
    ],
)
def test_columns_of_pandas(dtype, values):
    pandas = pytest.importorskip("pandas")
    if "pyarrow" in dtype:
        pytest.importorskip("pyarrow")
    frame = pandas.DataFrame({"column": pandas.Series(values, index=[3, 2, 1, 0], dtype=dtype)})
    column = read_columns(frame, (), ("column",))["column"]
    if isinstance(values[0], str):
        assert as_cells(as_codes(column)).tolist() == values
        assert as_codes(column).words == ["b", "a"]
    else:
        assert same(as_numbers(column), [NAN if value is None else value for value in values])


def test_whole_numbers_keep_their_last_digit_beside_a_missing_one():
    pandas = pytest.importorskip("pandas")
    large = 2**62 + 1
    column = read_columns(pandas.DataFrame({"id": pandas.array([large, None, large - 1], "Int64")}), (), ("id",))["id"]
    assert as_codes(column).words == [large, large - 1]
    assert as_cells(from_values([large, None])).tolist() == [large, None]
    assert as_codes(from_values([2**70, 2**70 + 1])).words == [str(2**70), str(2**70 + 1)]
    assert len(as_codes(from_array(numpy.array([2**64 - 1, 2**64 - 2], dtype=numpy.uint64))).words) == 2


def arrow_types():
    pyarrow = pytest.importorskip("pyarrow")
    numbers = [pyarrow.int8(), pyarrow.uint8(), pyarrow.int16(), pyarrow.uint16(), pyarrow.int32(), pyarrow.uint32()]
    numbers += [pyarrow.int64(), pyarrow.uint64(), pyarrow.float16(), pyarrow.float32(), pyarrow.float64()]
    return pyarrow, [*numbers, pyarrow.decimal128(22, 3), pyarrow.dictionary(pyarrow.int8(), pyarrow.float64())]


def test_numbers_of_every_arrow_type_sliced_and_in_chunks():
    pyarrow, types = arrow_types()
    values = [1, None, 0, 100, 3, None, 7, 8, 9, 10, 11]
    for kind in types:
        whole = pyarrow.array(values, type=pyarrow.int64()).cast(getattr(kind, "value_type", kind))
        whole = whole.dictionary_encode() if pyarrow.types.is_dictionary(kind) else whole
        chunks = pyarrow.chunked_array([whole.slice(1, 3), whole.slice(0, 0), whole.slice(4, 7)])
        found = as_numbers(read_columns(pyarrow.table({"x": chunks}), (), ("x",))["x"])
        assert same(found, [NAN, 0, 100, 3, NAN, 7, 8, 9, 10, 11]), kind


def test_words_of_every_arrow_type_sliced_and_in_chunks():
    pyarrow = pytest.importorskip("pyarrow")
    values = ["unseen", "b", None, "", "a longer one than twelve", "b", "增长", None]
    for kind in (pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()):
        whole = pyarrow.array(values, type=kind)
        for each in (whole, whole.dictionary_encode()) if kind != pyarrow.string_view() else (whole,):
            chunks = pyarrow.chunked_array([each.slice(1, 4), each.slice(5)])
            words = read_columns(pyarrow.table({"x": chunks}), (), ("x",))["x"]
            assert as_cells(words).tolist() == values[1:]
            assert words.words == ["b", "", "a longer one than twelve", "增长"]


def test_days_of_every_type_are_the_same_day():
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    days = [datetime.date(1969, 12, 31), None, datetime.date(2015, 12, 31)]
    expected = [1970.0, NAN, 2016.0]
    for kind in ("date32", "date64"):
        assert same(as_positions(column_of(pyarrow.array(days, type=getattr(pyarrow, kind)()))), expected)
    for unit in ("s", "ms", "us", "ns"):
        instants = pyarrow.array(days, type=pyarrow.date32()).cast(pyarrow.timestamp(unit))
        assert same(as_positions(column_of(instants)), expected)
        assert same(as_positions(column_of(numpy.array(days, dtype=f"datetime64[{unit}]"))), expected)
    assert same(as_positions(column_of(polars.Series(days))), expected)
    assert same(as_positions(column_of(days)), expected)
    zoned = pandas.Series(pandas.to_datetime(days)).dt.tz_localize("Asia/Shanghai")
    assert same(as_positions(column_of(zoned)), expected)


def test_lists_are_flat_whatever_holds_them():
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    values = [[1.0, None], [], None, [3.0]]
    whole = pyarrow.array([[9.0], *values])
    for given in (
        *(values, pandas.Series(values, dtype=object), polars.Series(values)),
        *(whole.slice(1), whole.cast(pyarrow.large_list(pyarrow.float64())).slice(1)),
    ):
        lists = column_of(given)
        assert lists.offsets.tolist() == [0, 2, 2, 2, 3]
        assert same(as_numbers(lists.items), [1, NAN, 3])
    for given in (
        numpy.array([[1, 2], [3, 4]]),
        pyarrow.array([[1, 2], [3, 4]], type=pyarrow.list_(pyarrow.int8(), 2)),
    ):
        assert column_of(given).offsets.tolist() == [0, 2, 4]
        assert as_numbers(column_of(given).items).tolist() == [1, 2, 3, 4]


def test_figures_in_one_piece_are_not_copied():
    pyarrow = pytest.importorskip("pyarrow")
    values = numpy.arange(1000.0)
    table = pyarrow.table({"x": pyarrow.array(values)})
    found = as_numbers(read_columns(table, (), ("x",))["x"])
    assert numpy.shares_memory(found, table["x"].chunk(0).to_numpy())
    del table
    assert found.sum() == 499_500
    assert not found.flags.writeable


def test_a_type_that_is_not_understood_is_named():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"x": pyarrow.array([[("a", 1)]], type=pyarrow.map_(pyarrow.string(), pyarrow.int8()))})
    with pytest.raises(mp.OutOfRange, match=r"^series: column 'x': Arrow type '\+m': it holds none of numbers, words"):
        read_columns(table, (), ("x",), "series")
    assert read_columns(table, (), ()) == {}


def test_numbers_in_objects_and_words():
    given = [decimal.Decimal("1.25"), "12.5", " 7 ", "n/a", numpy.float32(0.5), mp.Direction.increase, True]
    assert same(as_numbers(from_values(given)), [1.25, 12.5, 7, NAN, 0.5, NAN, 1])


def test_categories_of_polars_sliced_and_in_chunks():
    polars = pytest.importorskip("polars")
    values = ["x", "y", None, "x"]
    for kind in (polars.Categorical, polars.Enum(["unseen", "y", "x"])):
        series = polars.Series("c", values, dtype=kind)
        frame = polars.concat([series.to_frame(), series.to_frame()], rechunk=False).slice(1, 6)
        words = read_columns(frame, (), ("c",))["c"]
        assert as_cells(words).tolist() == [*values[1:], *values[:3]]
        assert words.words == ["y", "x"]


def test_a_missing_record_has_nothing_in_any_column():
    pyarrow = pytest.importorskip("pyarrow")
    records = pyarrow.array([{"x": 1.0, "y": "q"}, None, {"x": 3.0, "y": "z"}]).slice(1)
    columns = read_columns(Stream(pyarrow.chunked_array([records])), (), ("x", "y"))
    assert same(as_numbers(columns["x"]), [NAN, 3.0])
    assert as_cells(columns["y"]).tolist() == [None, "z"]


# ---- periods


@pytest.mark.parametrize(
    ("given", "position"),
    [
        (2015, 2016.0),
        (2015.0, 2016.0),
        ("2015", 2016.0),
        ("2015-Q2", 2015.5),
        ("2015-03", 2015.25),
        ("2015年3月", 2015.25),
        ("2015-12-31", 2016.0),
        ("2014-2016", 2015.0),
        ("2014/15", 2015.0),
        (mp.Period("2015Q2"), 2015.5),
        (mp.Month(2015, 3), 2015.25),
        (datetime.date(2015, 12, 31), 2016.0),
        (numpy.datetime64("2015"), 2016.0),
        (numpy.datetime64("2015-03"), 2015.25),
        (2015.5, NAN),
        ("someday", NAN),
        (None, NAN),
        (0, NAN),
        (10_000, NAN),
        (object, NAN),
    ],
)
def test_periods_stand_at_their_end(given, position):
    assert same(as_positions(from_values([given])), [position])
    assert same(as_positions(from_values([given, "2020Q1", given])), [position, 2020.25, position])


def test_periods_of_pandas():
    pandas = pytest.importorskip("pandas")
    given = pandas.Series(pandas.PeriodIndex(["2015Q2", None, "2015Q2", "2016Q4"], freq="Q"))
    assert same(as_positions(column_of(given)), [2015.5, NAN, 2015.5, 2017])


def test_arrays_of_years_and_months():
    assert same(as_positions(from_array(numpy.array(["2015", "NaT"], dtype="datetime64[Y]"))), [2016, NAN])
    assert same(as_positions(from_array(numpy.array(["2015-03", "2015-12"], dtype="datetime64[M]"))), [2015.25, 2016])


# ---- what is wrong with a table


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"seriez": [1]}, "series: column 'series' is missing; found seriez; did you mean 'seriez'?"),
        ({}, "series: column 'series' is missing; found no columns"),
        ({"series": [1, 2], "value": [1]}, "series: the columns differ in length: 'series' has 2, 'value' has 1"),
        ({"series": "abc"}, "series: column 'series' is 'abc', not a list or an array"),
        ({"series": 5}, "series: column 'series' is 5, not a list or an array"),
        ({"series": numpy.zeros((1, 1, 1))}, "series: column 'series' is an array of 3 dimensions"),
        ({"series": numpy.array([1j])}, "series: column 'series' is an array of complex128"),
        ({"series": [{"a": 1}]}, "series: column 'series' holds values that are neither words nor numbers: unhashable"),
        (5, "series: expected a dict of lists or arrays, a list of dicts"),
        ([1, 2], "series: expected a dict of lists or arrays, a list of dicts"),
        (None, "found NoneType"),
    ],
)
def test_a_malformed_table_is_named_with_its_column(table, words):
    with pytest.raises((mp.OutOfRange, TypeError)) as caught:
        read_columns(table, ("value",), ("series",), "series")
    assert words in str(caught.value)


def test_a_lazy_frame_has_to_be_collected():
    polars = pytest.importorskip("polars")
    with pytest.raises(TypeError, match=r"found LazyFrame; collect\(\) it first"):
        read_columns(polars.LazyFrame({"a": [1]}), (), ("a",))


def test_a_column_that_stands_there_twice_is_refused():
    pandas = pytest.importorskip("pandas")
    with pytest.raises(mp.OutOfRange, match="column 'a' stands there twice"):
        read_columns(pandas.DataFrame([[1, 2]], columns=["a", "a"]), (), ("a",))


def test_fractions_and_lists_name_no_series():
    with pytest.raises(UnreadableError, match="holds fractions"):
        as_codes(Figures(numpy.array([1.5])))
    with pytest.raises(UnreadableError, match="holds lists"):
        as_codes(Lists(numpy.array([0, 0]), Figures(numpy.empty(0))))
    assert as_codes(Figures(numpy.array([3.0, NAN, 1.0]))).words == [3, 1]
    assert as_codes(Days(numpy.array([0]))).words == ["1970-01-01"]
    assert as_codes(Whole(numpy.array([5, 5]))).codes.tolist() == [0, 0]


def test_no_library_of_tables_is_imported():
    code = """
import sys
from milepost.columns import read_columns, same_kind
same_kind({}, read_columns({"a": [1, 2], "b": ["x", None]}, (), ("a", "b")))
print({"pandas", "polars", "pyarrow"} & set(sys.modules))
"""
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout == "set()\n"
