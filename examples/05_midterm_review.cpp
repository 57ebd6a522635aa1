// The national plan at its mid-term: the official verdicts beside ours, from what had been published by then.
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

/// achieved, not behind, or behind: by indicator, as the mid-term review has it. Columns indicator, official, class, source ...
std::map<std::string, std::string> official_classes(const char* path) {
  std::map<std::string, std::string> classes;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string indicator, words, official;
    std::getline(std::getline(std::getline(cells, indicator, ','), words, ','), official, ',');
    classes[indicator] = official;
  }
  return classes;
}

/// The same three classes: behind is anything under the required value.
std::string class_of(Status status) {
  if (status == Status::achieved) return "achieved";
  if (status == Status::not_assessable) return "not assessable";
  return status == Status::on_track ? "not behind" : "behind";
}

struct Agreement {
  int match{}, differ{}, open{};
};

void count(Agreement& agreement, const std::string& ours, const std::string& official) {
  ++(ours == "not assessable" ? agreement.open : ours == official ? agreement.match : agreement.differ);
}

/// Where the words leave no verdict, the first reading that gives one.
Status by_reading(const Verdict& verdict) {
  if (verdict.status != Status::not_assessable) return verdict.status;
  for (const Alternative& reading : verdict.readings)
    if (reading.status != Status::not_assessable) return reading.status;
  return verdict.status;
}

void print(const char* what, const Agreement& agreement) {
  std::cout << what << ": " << agreement.match << " match, " << agreement.differ << " differ, " << agreement.open << " not assessable\n";
}

}  // namespace

int main() {
  const Plan plan = read_plan("examples/plans/china-14fyp.yaml");
  const Observations seen = read_observations("examples/plans/china-14fyp_observations.csv", plan);
  const std::map<std::string, std::string> official = official_classes("examples/plans/china-14fyp_midterm.csv");

  Agreement strict, read;
  for (const ScorecardRow& row : commitments(assess(plan, seen, Date{2023, 12, 26}))) {
    const std::string& theirs = official.at(row.indicator.value);
    const std::string ours = class_of(row.verdict.status), as_read = class_of(by_reading(row.verdict));
    count(strict, ours, theirs);
    count(read, as_read, theirs);
    std::cout << row.indicator << ": official " << theirs << ", here " << ours << (as_read == ours ? "" : ", by a reading " + as_read) << '\n';
    if (as_read != theirs) std::cout << "  " << explain(row.verdict, Language::en, find(plan, row.indicator)) << '\n';
  }
  print("as written", strict);
  print("with readings", read);
}
