// Any text read as a plan file: problems have their places, and a plan that is read is the plan that is written.
#include "milepost/io/plan_file.hpp"

#include "facts.hpp"
#include "milepost/plan/check.hpp"

namespace {

using namespace milepost;
using fuzz::hold;

const std::string file = "fuzz.yaml";

void hold_for_reading(const PlanReading& reading, std::string_view text) {
  const std::string told = lines_of(reading.problems);
  hold(reading.plan.has_value() != has_errors(reading.problems), "a plan is read if and only if there is no error", told);
  fuzz::hold_for_problems(reading.problems, text, file);
}

/// `load_plan` has found all that check() finds; what it read can be written, and reads back equal.
void hold_for_plan(const Plan& plan) {
  const std::vector<Problem> found = check(plan);
  hold(!has_errors(found), "a plan that is read passes check()", lines_of(found));
  const std::string written = plan_text(plan);
  const PlanReading again = load_plan(written, file);
  const std::string told = written + lines_of(again.problems);
  hold(again.plan.has_value(), "a plan that is written can be read", told);
  hold(*again.plan == plan, "a plan that is written reads back equal", told);
  hold(plan_text(*again.plan) == written, "a plan that is written twice is written the same", told);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const PlanReading reading = load_plan(text, file);
  hold_for_reading(reading, text);
  const PlanReading again = load_plan(text, file);
  hold(again.problems == reading.problems && again.plan == reading.plan, "what is read twice is read the same",
       lines_of(reading.problems) + "\n" + lines_of(again.problems));
  if (reading.plan) hold_for_plan(*reading.plan);
  return 0;
}
