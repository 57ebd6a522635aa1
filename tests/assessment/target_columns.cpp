#include "milepost/assessment/target_columns.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// The message of the refusal; empty if there is none.
std::string refusal_of(const TargetColumns& columns, const Panel& panel) {
  try {
    require_whole(columns, panel);
  } catch (const OutOfRange& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("columns that do not fit are refused by name before any work") {
  const Table table = table_of({{.figures = {{2015, 1}}}, {.figures = {{2015, 2}}}});
  CHECK(refusal_of(table.columns(), table.panel()).empty());
  TargetColumns columns = table.columns();
  columns.limit = columns.limit.first(1);
  CHECK(refusal_of(columns, table.panel()).find("limit") != std::string::npos);
  columns = table.columns();
  columns.series = {};
  CHECK(refusal_of(columns, table.panel()).find("series") != std::string::npos);
  columns = table.columns();
  columns.comparator = columns.comparator.first(1);
  CHECK(refusal_of(columns, table.panel()).find("comparator") != std::string::npos);
  CHECK_THROWS_AS(milepost::evaluate(table.panel(), columns, eurostat_2021()), OutOfRange);
}

TEST_CASE("a series that the panel does not have is refused, one below zero is none") {
  Table table = table_of({{.figures = {{2015, 1}}}});
  table.series[0] = 1;
  CHECK(refusal_of(table.columns(), table.panel()).find("series 1") != std::string::npos);
  table.series[0] = -7;
  CHECK(refusal_of(table.columns(), table.panel()).empty());
  CHECK(answer_in(evaluate(table, eurostat_2021()), 0).reason == "no_data");
}
