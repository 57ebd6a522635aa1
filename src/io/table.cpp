#include "milepost/io/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "../plan/findings.hpp"
#include "columns.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/source.hpp"
#include "plan_words.hpp"
#include "table_words.hpp"

namespace milepost {

namespace detail {

namespace {

enum class Column { indicator, entity, period, value, unit, report, status, published, source, note };

/// In the order of Column.
constexpr std::array<ColumnName, 10> column_names{{{"indicator", "指标"},
                                                   {"entity", "对象"},
                                                   {"period", "时期"},
                                                   {"value", "数值"},
                                                   {"unit", "单位"},
                                                   {"report", "口径"},
                                                   {"status", "状态"},
                                                   {"published", "发布日期"},
                                                   {"source", "来源"},
                                                   {"note", "备注"}}};

/// Names of a plan, as a message may show them.
std::string excerpts(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (const std::string& name : names) shown.push_back(excerpt(name));
  return joined(shown);
}

std::string name_of(Column column) { return std::string(column_names[static_cast<std::size_t>(column)].en); }

/// What makes two rows the same figure: series, period, report and day of publication.
using Slot = std::tuple<SeriesKey, Period, Report, std::optional<Date>>;

/// Reads the rows of one table against one plan.
class TableReader {
 public:
  TableReader(const SourceText& source, const Plan& plan) : source_(source), names_(plan), words_(plan) {
    for (const Indicator& indicator : plan.indicators) {
      id_of_name_.emplace(indicator.name.zh, indicator.id.value);
      id_of_name_.emplace(indicator.name.en, indicator.id.value);
    }
    for (const Target& target : plan.targets)
      if (!std::holds_alternative<EachPeriod>(target.due.rule)) added_up_.insert(target.indicator.value);
  }

  ObservationsReading read() {
    Cells cells = read_cells(source_);
    problems_ = std::move(cells.problems);
    if (cells.rows.empty() && problems_.empty())
      error(0, "", "the table is empty; expected a header such as indicator,period,value");
    if (!cells.rows.empty() && read_header(cells.rows.front()))
      for (std::size_t i = 1; i < cells.rows.size(); ++i)
        read_row(cells.rows[i]);
    for (const auto& [key, rows] : without_report_) warn_of_running_totals(key, rows);
    put_in_order(problems_);
    return {collected(), std::move(problems_)};
  }

 private:
  // The header.

  bool read_header(const CsvRow& header) {
    width_ = header.cells.size();
    const bool other_separator = width_ == 1 && header.cells[0].text.find_first_of(";\t") != std::string::npos;
    columns_.read(header, [&](std::size_t at, const std::string& field, std::string message) {
      if (width_ > 1) error(at, field, std::move(message));
    });
    if (other_separator)
      error(header.at, "", "cells are separated by commas; this header has another separator. No row was read");
    else
      for (const Column column : {Column::indicator, Column::period, Column::value})
        if (!place_of(column))
          error(header.at, name_of(column), "column " + name_of(column) + " is missing; without it no row was read");
    return place_of(Column::indicator) && place_of(Column::period) && place_of(Column::value);
  }

  // One row.

  const std::optional<std::size_t>& place_of(Column column) const {
    return columns_.place(static_cast<std::size_t>(column));
  }

  const Cell* cell(const CsvRow& row, Column column) const {
    const std::optional<std::size_t>& place = place_of(column);
    return place ? &row.cells[*place] : nullptr;
  }

  std::string text_of(const CsvRow& row, Column column) const {
    const Cell* found = cell(row, column);
    return found ? std::string(trim(found->text)) : "";
  }

  void error(std::size_t at, const std::string& field, std::string message) {
    note(Severity::error, at, field, std::move(message));
  }
  void note(Severity severity, std::size_t at, const std::string& field, std::string message) {
    problems_.push_back({severity, subject_, field, std::move(message), source_.position_at(at)});
  }

  void cell_error(const CsvRow& row, Column column, std::string message) {
    const Cell* found = cell(row, column);
    error(found ? found->at : row.at, name_of(column), std::move(message));
  }
  void cell_warning(const CsvRow& row, Column column, std::string message) {
    const Cell* found = cell(row, column);
    note(Severity::warning, found ? found->at : row.at, name_of(column), std::move(message));
  }

  bool has_blank_cells_only(const CsvRow& row) const {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return trim(cell.text).empty(); });
  }

  bool fits_header(const CsvRow& row) {
    if (has_blank_cells_only(row)) {
      note(Severity::warning, row.at, "", "the row is empty and left out");
      return false;
    }
    if (row.cells.size() == width_) return true;
    const std::size_t at = row.cells.size() > width_ ? row.cells[width_].at : row.at;
    error(at, "",
          "the row has " + std::to_string(row.cells.size()) + " cells, the header " + std::to_string(width_) +
              "; a text with commas must stand in quotes");
    return false;
  }

  void read_row(const CsvRow& row) {
    subject_.clear();
    if (row.broken || !fits_header(row)) return;
    const Indicator* indicator = read_indicator(row);
    const std::size_t errors_before = problems_.size();
    const std::optional<Period> period = read_period(row);
    const std::optional<CellFigure> figure = read_figure(row, indicator);
    Observation observation{.period = period.value_or(Year{1})};
    read_circumstances(row, observation);
    const std::string entity = indicator ? read_entity(row, *indicator) : "";
    if (!indicator || !figure || !period || has_errors_since(errors_before)) return;
    observation.value = figure->value;
    if (figure->exactness != Exactness::exact) observation.exactness = figure->exactness;
    keep(row, {indicator->id, entity}, std::move(observation));
  }

  bool has_errors_since(std::size_t first) const {
    return std::any_of(problems_.begin() + static_cast<std::ptrdiff_t>(first), problems_.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
  }

  const Indicator* read_indicator(const CsvRow& row) {
    const std::string id = text_of(row, Column::indicator);
    if (!id.empty()) subject_ = subject_of(Thing::indicator, id);
    const Indicator* indicator = names_.indicator(id);
    if (indicator) return indicator;
    const auto named = id_of_name_.find(id);
    if (id.empty())
      cell_error(row, Column::indicator, "indicator is empty");
    else
      cell_error(row, Column::indicator,
                 "indicator '" + excerpt(id) + "' is not in the plan" +
                     (named == id_of_name_.end() ? names_.suggestion(Thing::indicator, id)
                                                 : "; did you mean '" + named->second + "'?"));
    return nullptr;
  }

  std::string read_entity(const CsvRow& row, const Indicator& indicator) {
    const std::string entity = text_of(row, Column::entity);
    if (entity.empty()) return entity;
    const EntitySet* set = indicator.each ? names_.entity_set(indicator.each->value) : nullptr;
    if (!set) {
      cell_warning(row, Column::entity,
                   "entity '" + excerpt(entity) +
                       "': the indicator is not one of each entity, so no target looks at this figure");
    } else if (!set->members.empty() && !members_of(*set).contains(entity)) {
      cell_error(row, Column::entity,
                 "entity '" + excerpt(entity) + "' is not one of " + set->id.value +
                     (set->members.size() <= 12 ? "; expected " + excerpts(set->members) : "") +
                     names_.near(entity, set->members));
    }
    return entity;
  }

  const std::unordered_set<std::string_view>& members_of(const EntitySet& set) {
    const auto [held, is_new] = members_.try_emplace(&set);
    if (is_new) held->second = {set.members.begin(), set.members.end()};
    return held->second;
  }

  std::optional<Period> read_period(const CsvRow& row) {
    const std::string words = text_of(row, Column::period);
    try {
      if (!words.empty()) return period_of(words);
      cell_error(row, Column::period, "period is empty");
    } catch (const Error& failure) {
      cell_error(row, Column::period, "period " + std::string(failure.what()));
    }
    return std::nullopt;
  }

  /// Tables name few periods, again and again.
  const Period& period_of(const std::string& words) {
    const auto held = periods_.find(words);
    return held != periods_.end() ? held->second : periods_.emplace(words, period_in_words(words_, words)).first->second;
  }

  /// The unit of the row; empty if it is unknown or measures something else.
  std::optional<Unit> read_unit(const CsvRow& row, const Indicator* indicator) {
    const std::string word = text_of(row, Column::unit);
    if (word.empty()) return indicator ? indicator->unit : Unit{};
    try {
      const Unit unit = unit_in_words(words_, word);
      if (!indicator || commensurable(unit, indicator->unit)) return unit;
      cell_error(row, Column::unit,
                 "unit '" + excerpt(word) + "' does not measure what the indicator does; expected " +
                     indicator->unit.name);
    } catch (const Error& failure) {
      cell_error(row, Column::unit, "unit " + std::string(failure.what()));
    }
    return std::nullopt;
  }

  /// Throws ParseError for what a double cannot hold in the other unit.
  static double converted(double value, const Unit& from, const Unit& to) {
    const double figure = in(Quantity{value, from}, to).value;
    if (!std::isfinite(figure) || (figure == 0 && value != 0))
      fail_parse(shortest(value) + " " + excerpt(from.name), "a figure", "one that a double can hold in " + excerpt(to.name));
    return figure;
  }

  /// In the indicator's unit.
  std::optional<CellFigure> read_figure(const CsvRow& row, const Indicator* indicator) {
    const std::optional<Unit> unit = read_unit(row, indicator);
    const std::string text = text_of(row, Column::value);
    if (says_nothing(text)) {
      cell_error(row, Column::value,
                 (text.empty() ? "value is empty" : "value '" + excerpt(text) + "' is no figure") +
                     "; a missing figure is a missing row, not an empty one");
      return std::nullopt;
    }
    try {
      CellFigure figure = parse_figure(text, unit.value_or(Unit{}));
      if (unit && indicator) figure.value = converted(figure.value, *unit, indicator->unit);
      return unit ? std::optional{figure} : std::nullopt;
    } catch (const UnitMismatch& failure) {
      if (unit && indicator) cell_error(row, Column::value, "value '" + excerpt(text) + "': " + failure.what());
    } catch (const Error& failure) {
      cell_error(row, Column::value, "value " + std::string(failure.what()));
    }
    return std::nullopt;
  }

  // What else the row says of its figure.

  void read_circumstances(const CsvRow& row, Observation& observation) {
    observation.report = read_word(row, Column::report, report_words, Report::period);
    const StatusWord status = read_word(row, Column::status, status_words, StatusWord::final_figure);
    if (status == StatusWord::provisional) observation.status = ObservationStatus::provisional;
    if (status == StatusWord::estimate) observation.status = ObservationStatus::estimate;
    if (status == StatusWord::lower_bound) observation.exactness = Exactness::at_least;
    observation.published = read_published(row);
    observation.source = text_of(row, Column::source);
    observation.note = text_of(row, Column::note);
  }

  template <class Value, std::size_t N>
  Value read_word(const CsvRow& row, Column column, const Word<Value> (&words)[N], Value default_value) {
    const std::string text = text_of(row, column);
    const std::string wanted = plain_word(text);
    for (const auto& [word, value] : words)
      if (wanted == word) return value;
    if (wanted.empty()) return default_value;
    const std::vector<std::string> known = all_words(words);
    cell_error(row, column,
               name_of(column) + " '" + excerpt(text) + "' is not known; expected " + joined(known) +
                   did_you_mean(wanted, known));
    return default_value;
  }

  /// A month or a year counts from its last day.
  std::optional<Date> read_published(const CsvRow& row) {
    const std::string words = text_of(row, Column::published);
    if (words.empty()) return std::nullopt;
    try {
      return end_of(parse_period(words));
    } catch (const Error& failure) {
      cell_error(row, Column::published, "published " + std::string(failure.what()));
      return std::nullopt;
    }
  }

  // What has been read.

  void warn_of_forecast(const CsvRow& row, const Observation& observation) {
    if (!observation.published || *observation.published >= end_of(observation.period)) return;
    if (observation.status == ObservationStatus::estimate) return;
    cell_warning(row, Column::published,
                 "published " + to_string(*observation.published) + ", before its period closed on " +
                     to_string(end_of(observation.period)) + ": only an estimate can be");
  }

  void keep(const CsvRow& row, const SeriesKey& key, Observation observation) {
    const Slot slot{key, observation.period, observation.report, observation.published};
    const auto [held, is_new] = taken_.try_emplace(slot, observation, row.at);
    if (!is_new) return note_repeated(row, observation, held->second.first, held->second.second);
    warn_of_forecast(row, observation);
    const bool adds_up = names_.indicator(key.indicator.value)->kind == Kind::flow;
    if (adds_up && text_of(row, Column::report).empty()) note_without_report(row, key, observation);
    series_[key].push_back(std::move(observation));
  }

  // Figures of a flow that may be running totals: read as what came in during their period, they would be added up.

  void note_without_report(const CsvRow& row, const SeriesKey& key, const Observation& observation) {
    if (frequency_of(observation.period) == Frequency::day)
      return cell_warning(row, Column::period,
                          "the figure counts for this one day alone; if it is a total up to it, report must say since "
                          "start or year to date");
    without_report_[key].push_back({observation, row.at});
  }

  /// Instances of a recurring target stand alone; only a total over several periods is at stake.
  bool is_added_up(const IndicatorId& indicator) const { return added_up_.contains(indicator.value); }

  void warn_of_running_totals(const SeriesKey& key, const std::vector<std::pair<Observation, std::size_t>>& rows) {
    const auto rises = [](const auto& a, const auto& b) { return a.first.value < b.first.value && end_of(a.first.period) < end_of(b.first.period); };
    const auto breaks = std::adjacent_find(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return !rises(a, b); });
    if (rows.size() < 3 || breaks != rows.end() || !is_added_up(key.indicator)) return;
    subject_ = subject_of(Thing::indicator, key.indicator.value);
    note(Severity::warning, rows.back().second, name_of(Column::report),
         "every figure is larger than the one before and none has a report: they are added up. If they are running "
         "totals, report must say since start or year to date; if not, period");
  }

  void note_repeated(const CsvRow& row, const Observation& again, const Observation& first, std::size_t first_at) {
    const std::string line = std::to_string(source_.position_at(first_at).line);
    const bool same = again.value == first.value && again.exactness == first.exactness && again.status == first.status;
    if (same) return cell_warning(row, Column::value, "the same figure stands in line " + line + "; it is kept once");
    cell_error(row, Column::value,
               "value " + shortest(again.value) + " differs from " + shortest(first.value) + " in line " + line +
                   " for the same period, report and day of publication" +
                   (again.value == first.value ? ", in its status or in how exactly it is known" : ""));
  }

  Observations collected() {
    Observations observations;
    for (auto& [key, figures] : series_)
      observations.emplace(key, Series{names_.indicator(key.indicator.value)->unit, std::move(figures)});
    return observations;
  }


  const SourceText& source_;
  Names names_;
  PlanWords words_;
  std::unordered_map<std::string, std::string> id_of_name_{};
  std::unordered_set<std::string_view> added_up_{};  ///< indicators with a target that is due once
  std::unordered_map<std::string, Period> periods_{};  ///< by the words of their cells
  std::unordered_map<const EntitySet*, std::unordered_set<std::string_view>> members_{};
  Columns<10> columns_{column_names};  ///< by Column
  std::size_t width_{};
  std::string subject_{};
  std::map<Slot, std::pair<Observation, std::size_t>> taken_{};  ///< with the row it stands in
  std::map<SeriesKey, std::vector<Observation>> series_{};
  std::map<SeriesKey, std::vector<std::pair<Observation, std::size_t>>> without_report_{};  ///< of flows, with their rows
  std::vector<Problem> problems_{};
};

}  // namespace

}  // namespace detail

ObservationsReading load_observations(std::string_view text, const std::string& file_name, const Plan& plan) {
  const SourceText source(std::string(text), file_name);
  std::vector<Problem> problems = problems_of_text(source);
  if (!problems.empty()) return {{}, std::move(problems)};
  return detail::TableReader(source, plan).read();
}

Observations read_observations(const std::filesystem::path& path, const Plan& plan) {
  ObservationsReading reading = load_observations(read_file(path), path.string(), plan);
  if (has_errors(reading.problems)) throw InvalidInput(std::move(reading.problems));
  return std::move(reading.observations);
}

}  // namespace milepost
