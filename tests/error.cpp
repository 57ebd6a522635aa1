// Errors as text.
#include "milepost/error.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

Problem problem(Severity severity, const std::string& message, int line) { return {severity, "", "", message, {"plan.yaml", line, 1}}; }

const Problem vague = problem(Severity::warning, "vague", 1);
const Problem wrong = problem(Severity::error, "wrong", 2);
const Problem worse = problem(Severity::error, "worse", 3);

}  // namespace

TEST_CASE("the words of bad input are its errors, then the number of warnings; the problems stay in order") {
  const InvalidInput both{{vague, wrong, vague, worse}};
  CHECK(both.what() == std::string("plan.yaml:2:1: error: wrong\nplan.yaml:3:1: error: worse\nand 2 warnings"));
  CHECK(both.problems == std::vector<Problem>{vague, wrong, vague, worse});
  CHECK(InvalidInput{{wrong, vague}}.what() == std::string("plan.yaml:2:1: error: wrong\nand 1 warning"));
  CHECK(InvalidInput{{wrong}}.what() == std::string("plan.yaml:2:1: error: wrong"));
}

TEST_CASE("bad input without an error still says something") {
  CHECK(InvalidInput{{vague}}.what() == std::string("plan.yaml:1:1: warning: vague"));
}
