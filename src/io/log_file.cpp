#include "milepost/io/log_file.hpp"

#include <array>
#include <map>

#include "../plan/findings.hpp"
#include "amount.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/source.hpp"
#include "plan_words.hpp"
#include "table_rows.hpp"
#include "table_words.hpp"

namespace milepost {

namespace detail {

namespace {

enum class LogColumn { of, subject, step, date, percent, period, by, published, source, note };

/// In the order of LogColumn.
constexpr std::array<ColumnName, 10> log_column_names{{{"of", "事项"},
                                                       {"subject", "对象"},
                                                       {"step", "步骤"},
                                                       {"date", "日期"},
                                                       {"percent", "完成比例"},
                                                       {"period", "时期"},
                                                       {"by", "办理单位"},
                                                       {"published", "发布日期"},
                                                       {"source", "来源"},
                                                       {"note", "备注"}}};

/// What a name in the column `of` can stand for; null pointers for all but one.
struct Logged {
  const Deliverable* deliverable{};
  const Workflow* workflow{};
  std::optional<DutyKind> duty{};  ///< of what is done as a whole: cadence, evaluation, child plans
  const std::optional<EntitySetId>* each{};  ///< the entities that owe it
  int meanings{};                  ///< how many things of the plan go by the name
};

/// Everything in a plan that a log can tell of.
class LoggedThings {
 public:
  explicit LoggedThings(const Plan& plan) {
    for (const Deliverable& one : plan.deliverables) add(one.id.value, {&one, nullptr, {}, &one.each});
    for (const Workflow& one : plan.workflows) add(one.id.value, {nullptr, &one, {}, nullptr});
    for (const Cadence& one : plan.cadences) add(one.id.value, {nullptr, nullptr, DutyKind::cadence, &one.each});
    for (const Evaluation& one : plan.evaluations) add(one.id.value, {nullptr, nullptr, DutyKind::evaluation, &one.each});
    for (const ChildPlans& one : plan.child_plans) add(one.id.value, {nullptr, nullptr, DutyKind::child_plan, &one.each});
  }

  const Logged* find(const std::string& id) const {
    const auto found = things_.find(id);
    return found == things_.end() ? nullptr : &found->second;
  }

  const std::vector<std::string>& ids() const { return ids_; }

 private:
  void add(const std::string& id, Logged thing) {
    Logged& held = things_.try_emplace(id, thing).first->second;
    ++held.meanings;
    ids_.push_back(id);
  }

  std::map<std::string, Logged> things_{};
  std::vector<std::string> ids_{};
};

/// Reads the rows of one log against one plan.
class LogReader {
 public:
  LogReader(const SourceText& source, const Plan& plan) : plan_(plan), names_(plan), words_(plan), things_(plan), rows_(source, log_column_names) {}

  LogReading read() {
    rows_.read("the log is empty; expected a header such as of,step,date", {LogColumn::of, LogColumn::date}, [this](const CsvRow& row) { read_row(row); });
    return {std::move(log_), rows_.problems()};
  }

 private:
  void read_row(const CsvRow& row) {
    const std::string id = rows_.text(row, LogColumn::of);
    const Logged* thing = things_.find(id);
    if (!thing) return rows_.error(row, LogColumn::of, "'" + excerpt(id) + "' is no deliverable, cadence, evaluation, child plan or workflow of the plan" + did_you_mean(id, things_.ids()));
    if (thing->meanings > 1) return rows_.error(row, LogColumn::of, "'" + excerpt(id) + "' names several things of the plan; a log cannot tell them apart");
    const auto date = rows_.parsed(row, LogColumn::date, [](const std::string& words) { return parse_date(words); });
    if (!fits(row, *thing) || !date) return;
    if (thing->deliverable) return read_progress(row, *thing->deliverable, *date);
    if (thing->workflow) return read_event(row, *thing->workflow, *date);
    read_fulfilment(row, *thing->duty, id, *date);
  }

  // What a row may say.

  /// All faults of a row at once.
  bool fits(const CsvRow& row, const Logged& thing) {
    const bool member = fits_members(row, thing), unit = fits_unit(row);
    if (thing.workflow) return fits_part(row, "state", thing.workflow->states, "workflow " + thing.workflow->id.value) && member && unit;
    if (!thing.deliverable || rows_.text(row, LogColumn::step).empty()) return member && unit;
    return fits_part(row, "step", thing.deliverable->steps, "deliverable " + thing.deliverable->id.value) && member && unit;
  }

  bool fits_members(const CsvRow& row, const Logged& thing) {
    const std::string subject = rows_.text(row, LogColumn::subject);
    const EntitySet* set = thing.each && *thing.each ? find(plan_, **thing.each) : nullptr;
    if (subject.empty() || !set || set->members.empty() || std::ranges::find(set->members, subject) != set->members.end()) return true;
    rows_.error(row, LogColumn::subject, "'" + excerpt(subject) + "' is no member of " + set->id.value + did_you_mean(subject, set->members));
    return false;
  }

  bool fits_unit(const CsvRow& row) {
    const std::string by = rows_.text(row, LogColumn::by);
    if (by.empty() || names_.has(Thing::organization, by)) return true;
    rows_.error(row, LogColumn::by, "organization " + quoted(by) + " is not in the plan" + names_.suggestion(Thing::organization, by));
    return false;
  }

  template <class Part>
  bool fits_part(const CsvRow& row, const std::string& what, const std::vector<Part>& parts, const std::string& whole) {
    const std::string name = rows_.text(row, LogColumn::step);
    if (named_in(parts, name)) return true;
    rows_.error(row, LogColumn::step, what + " " + quoted(name) + " is none of " + whole + did_you_mean(name, ids_of(parts)));
    return false;
  }

  // What it says.

  std::optional<double> percent_of(const CsvRow& row) {
    const std::string words = rows_.text(row, LogColumn::percent);
    if (words.empty()) return 100;
    const auto percent = rows_.parsed(row, LogColumn::percent, [](const std::string& text) { return parse_amount(text, percent_unit); });
    if (!percent || (*percent >= 0 && *percent <= 100)) return percent;
    rows_.error(row, LogColumn::percent, "percent " + excerpt(words) + " is outside 0..100");
    return std::nullopt;
  }

  /// Empty where there is none, or it could not be read; then the error has been noted.
  std::optional<Date> published(const CsvRow& row) {
    if (rows_.text(row, LogColumn::published).empty()) return std::nullopt;
    return rows_.parsed(row, LogColumn::published, [](const std::string& words) { return parse_date(words); });
  }

  /// A row that forgets the step would finish the whole; one that forgets the entity, that of all.
  bool is_complete(const CsvRow& row, const Deliverable& deliverable) {
    const bool step = deliverable.steps.empty() || !rows_.text(row, LogColumn::step).empty() || !rows_.text(row, LogColumn::percent).empty();
    const bool subject = !deliverable.each || !rows_.text(row, LogColumn::subject).empty();
    if (!step) rows_.error(row, LogColumn::step, "step is missing: deliverable " + deliverable.id.value + " has steps; of the whole say how many percent");
    if (!subject) rows_.error(row, LogColumn::subject, "subject is missing: which of " + deliverable.each->value + " has done it?");
    return step && subject;
  }

  void read_progress(const CsvRow& row, const Deliverable& deliverable, const Date& date) {
    if (!is_complete(row, deliverable)) return;
    if (const std::optional<double> percent = percent_of(row))
      log_.progress[{IndicatorId(deliverable.id.value), rows_.text(row, LogColumn::subject)}].push_back(
          {rows_.text(row, LogColumn::step), date, *percent, published(row), rows_.text(row, LogColumn::source)});
  }

  void read_event(const CsvRow& row, const Workflow& workflow, const Date& date) {
    const std::string subject = rows_.text(row, LogColumn::subject);
    if (subject.empty()) return rows_.error(row, LogColumn::subject, "subject is missing: whom or what does workflow " + workflow.id.value + " deal with?");
    log_.events.push_back({workflow.id, subject, date, rows_.text(row, LogColumn::step), rows_.text(row, LogColumn::by), rows_.text(row, LogColumn::note)});
  }

  /// What is done each month is done for a month, not for a year.
  bool is_instance(const CsvRow& row, const std::string& id, const Period& period) {
    const Cadence* cadence = find(plan_, CadenceId(id));
    const std::optional<Frequency> every = cadence ? frequency_of(*cadence) : std::nullopt;
    if (!every || frequency_of(period) == every) return true;
    rows_.error(row, LogColumn::period, "period " + to_string(period) + " is no " + std::string(milepost::name_of(*every)) + ", and " + id + " recurs each " + std::string(milepost::name_of(*every)));
    return false;
  }

  void read_fulfilment(const CsvRow& row, DutyKind kind, const std::string& id, const Date& date) {
    const std::string subject = rows_.text(row, LogColumn::subject);
    Fulfilment done{kind, id, subject.empty() ? rows_.text(row, LogColumn::by) : subject, {}, date};
    if (!rows_.text(row, LogColumn::period).empty()) {
      done.period = rows_.parsed(row, LogColumn::period, [this](const std::string& words) { return period_in_words(words_, words); });
      if (!done.period || !is_instance(row, id, *done.period)) return;
    }
    log_.fulfilments.push_back(std::move(done));
  }

  const Plan& plan_;
  Names names_;
  PlanWords words_;
  LoggedThings things_;
  TableRows<LogColumn, 10> rows_;
  milepost::Log log_{};
};

}  // namespace

}  // namespace detail

LogReading load_log(std::string_view text, const std::string& file_name, const Plan& plan) {
  const SourceText source(std::string(text), file_name);
  std::vector<Problem> problems = problems_of_text(source);
  if (!problems.empty()) return {{}, std::move(problems)};
  return detail::LogReader(source, plan).read();
}

Log read_log(const std::filesystem::path& path, const Plan& plan) {
  LogReading reading = load_log(read_file(path), path.string(), plan);
  if (has_errors(reading.problems)) throw InvalidInput(std::move(reading.problems));
  return std::move(reading.log);
}

}  // namespace milepost
