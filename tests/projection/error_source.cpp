#include "milepost/projection/error_source.hpp"

#include <doctest/doctest.h>

#include <set>

#include "milepost/error.hpp"
#include "milepost/projection/error_pool.hpp"

using namespace milepost;

TEST_CASE("errors: shipped ones by model, scale and steps a year; one's own in place of all; mixed ones each in the place of its own") {
  const ErrorTable own = error_table("own", {1}, 1, {0.1, 0.9}, {-1, 1});
  const ErrorSource shipped = ShippedErrors{}, mine = own, both = finish({.model = "drift"});
  CHECK(&table_from(shipped, "theta", MeasuredOn::roots) == &shipped_error_table("theta", MeasuredOn::roots));
  CHECK(table_from(mine, "theta", MeasuredOn::figures, 12).model == "own");
  for (const MeasuredOn measured : {MeasuredOn::roots, MeasuredOn::figures, MeasuredOn::limits})
    for (const char* model : {"auto", "drift", "gompertz", "mine"}) CHECK(table_from(both, model, measured).quantiles == shipped_error_table(model, measured).quantiles);
  CHECK(table_from(both, "auto", MeasuredOn::roots, 4).quantiles == shipped_error_table("auto", MeasuredOn::roots, 4).quantiles);
}

TEST_CASE("errors: the list of shipped tables has each once, and all that can be asked for") {
  const std::vector<const ErrorTable*> all = shipped_error_tables();
  CHECK(std::set<const ErrorTable*>(all.begin(), all.end()).size() == all.size());
  for (const ErrorTable* table : {&shipped_error_table("ces", MeasuredOn::roots), &shipped_error_table("ces", MeasuredOn::figures), &shipped_error_table("auto", MeasuredOn::roots, 4), &shipped_error_table("auto", MeasuredOn::roots, 12)})
    CHECK(std::count(all.begin(), all.end(), table) == 1);
  CHECK(shipped_error_tables() == all);
}

TEST_CASE("errors: only mixed ones belong to a model") {
  CHECK_NOTHROW(require_errors_of(ShippedErrors{}, "theta"));
  CHECK_NOTHROW(require_errors_of(error_table("own", {1}, 1, {0.1, 0.9}, {-1, 1}), "theta"));
  CHECK_NOTHROW(require_errors_of(finish({.model = "theta"}), "theta"));
  CHECK_THROWS_AS(require_errors_of(finish({.model = "drift"}), "theta"), OutOfRange);
}
