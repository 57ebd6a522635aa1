#include "preset.hpp"

#include "bindings.hpp"

namespace milepost::python {

namespace {

void bind_words_of_presets(py::module_& m) {
  Words<Side>(m, "Side", "Which figures the cut of a category lets in.")
      .words({"The cut and what is above it.", "What is above the cut.", "The cut and what is below it.", "What is below the cut.", "All that is left."})
      .finalize();
  Words<BaseChoice>(m, "BaseChoice", "Which figure is the base.")
      .words({"The first one.", "That of the base year.", "Of the base year, else of the next year with a figure.", "Of the nearest year; of two equally near the later."})
      .finalize();
  Words<RateEstimator>(m, "RateEstimator", "How the chosen points become a change a year.")
      .words({"(y / b)^(1/n) - 1.", "(y - b) / n.", "Slope of the straight line through all points.", "exp(slope of the line through the logarithms) - 1.", "The latest figure is itself a rate, per cent."})
      .finalize();
  Words<PathShape>(m, "PathShape", "Of the required path.").words({"The same amount a year.", "The same rate a year."}).finalize();
  Words<NegativeValues>(m, "NegativeValues", "Growth between two negative values.")
      .words({"As computed.", "With the sign turned: less negative is growth.", "None."})
      .finalize();
  Words<SignChange>(m, "SignChange", "Growth of a row whose base, latest value and target do not lie on one side of 0.")
      .words({"None.", "Changes along a straight line, as shares of the size of the base."})
      .finalize();
}

void bind_statistics(py::module_& m) {
  Words<Statistic>(m, "Statistic", "What is cut into categories. b base, y latest, T target, e projected to the due day, d = 1 if more is better, else -1.")
      .words({"d rate / |required rate from the base|.", "rate / required rate, without regard to the direction.", "(e - b) / (T - b).",
              "d (T - e) / |T - y|.", "|T - e| / |T - b|, 0 where the projection meets.", "Rate needed from now on / rate so far.",
              "d rate, per cent a year.", "Completion less elapsed share of the path, percentage points.", "The same, behind counted positive.",
              "Per cent below the path's value.", "max(0, d (T - y)) / standard deviation, at most `farthest`.", "d (T - e), in units.",
              "The smaller of d (y - T) and d (y - reference), in units.", "Years that a typical path takes from b to y / years taken."})
      .finalize();
}

/// The cut of a category, as the argument that is named after its side.
void set_cut(Category& category, Side side, py::handle given) {
  if (given.is_none()) return;
  if (category.side != Side::rest)
    throw py::type_error(std::string(name_of(category.side)) + " is given already; a category has one cut");
  category.side = side;
  category.cut = from_python<double>(given);
}

void add_side(Record<Category>& record, Side side, const char* doc) {
  record.custom(
      std::string(name_of(side)).c_str(), [side](Category& category, py::handle given) { set_cut(category, side, given); },
      [side](const Category& category) { return category.side == side ? py::cast(category.cut) : py::none(); }, doc);
}

void check_one_category(const Category& category) {
  detail::PresetFaults faults("");
  detail::check_category(faults, category, "category");
  require_sound(faults.take());
}

void bind_categories(py::module_& m) {
  Record<Category> record(m, "Category",
                          "One category of a method, with the cut that leads to it: at_least, above, at_most or below; without one, the rest. "
                          "Of several that let a figure in the first one has it.");
  record.optional("label", &Category::label, "As the institution spells it; empty: the rule leaves a hole here.");
  record.optional("status", &Category::status, "What the word means.").keyword_only();
  add_side(record, Side::at_least, "The cut and what is above it.");
  add_side(record, Side::above, "What is above the cut.");
  add_side(record, Side::at_most, "The cut and what is below it.");
  add_side(record, Side::below, "What is below the cut.");
  record.optional("movement", &Category::movement, "Where the word itself says it, as 'deterioration' does.")
      .optional("within", &Category::within, "Only figures in whose latest value is so near the target.")
      .optional("score", &Category::score, "A score that belongs to the category, not to the figure.")
      .check(&check_one_category)
      .done()
      .def_property_readonly("side", [](const Category& category) { return py::cast(category.side); }, "Which figures the cut lets in.")
      .def_property_readonly("cut", [](const Category& category) { return category.side == Side::rest ? py::none() : py::object(py::cast(category.cut)); }, "The cut; None for the rest.");
  Record<FourWays>(m, "FourWays", "Four categories for two yes-or-no questions; each treatment says which.")
      .required("both", &FourWays::both, "Both hold.")
      .required("first_only", &FourWays::first_only, "The first alone.")
      .required("second_only", &FourWays::second_only, "The second alone.")
      .required("neither", &FourWays::neither, "Neither.")
      .done();
}

void check_one_map(const ScoreMap& map) {
  detail::PresetFaults faults("");
  detail::check_scores(faults, map, "");
  require_sound(faults.take());
}

void set_from(ScorePiece& piece, py::handle given) {
  if (!given.is_none()) piece.from = from_python<double>(given);
}

py::object from_of(const ScorePiece& piece) {
  return std::isinf(piece.from) ? py::none() : py::object(py::cast(piece.from));
}

void bind_scores(py::module_& m) {
  Record<ScorePiece>(m, "ScorePiece", "From `from_` on, itself included, as a cut includes its number, the score is slope * figure + intercept.")
      .optional("slope", &ScorePiece::slope, "Points for one more of the figure.")
      .optional("intercept", &ScorePiece::intercept, "Points at the figure 0.")
      .custom("from_", &set_from, &from_of, "Where it begins; None for the first piece, which begins at minus infinity.")
      .done();
  Record<ScoreMap>(m, "ScoreMap", "From a figure to points: straight pieces in ascending order, between fixed ends. No pieces: no score.")
      .optional("pieces", &ScoreMap::pieces, "In ascending order.")
      .optional("least", &ScoreMap::least, "Points end here,")
      .optional("most", &ScoreMap::most, "and here.")
      .check(&check_one_map)
      .done();
}

void check_one_choice(const PointChoice& choice) {
  detail::PresetFaults faults("");
  detail::check_points(faults, choice, "");
  require_sound(faults.take());
}

void bind_points(py::module_& m) {
  Record<PointChoice>(m, "PointChoice", "Which observations of a series a method looks at. Years are calendar years; missing values are passed over.")
      .keyword_only()
      .optional("base", &PointChoice::base, "Which figure is the base.")
      .optional("base_year", &PointChoice::base_year, "Asked for by exact, next and nearest; a base period of the target comes before it.")
      .optional("reach", &PointChoice::reach, "How many years away a next or nearest figure may be; None: any.")
      .optional("window", &PointChoice::window, "Only the last so many years before the latest figure.")
      .optional("last", &PointChoice::last, "Only so many latest figures.")
      .optional("fitted_from", &PointChoice::fitted_from, "A fitted line begins in this year; None: at the base.")
      .optional("least", &PointChoice::least, "With fewer figures: too_few_points.")
      .optional("least_years", &PointChoice::least_years, "From the base to the latest figure, else too_few_points.")
      .optional("until_due", &PointChoice::until_due, "Figures after the due day do not count.")
      .check(&check_one_choice)
      .done();
}

void check_one_set(const Treatments& treatments) {
  detail::PresetFaults faults("");
  detail::check_treatments(faults, treatments, "");
  require_sound(faults.take());
}

void bind_treatments(py::module_& m) {
  Record<Treatments>(m, "Treatments", "What is settled before the cuts, and how odd values are taken.")
      .keyword_only()
      .optional("zero", &Treatments::zero, "Takes the place of a zero base or target, and growth to 0 is -100 %; 0: undefined.")
      .optional("negative", &Treatments::negative, "Growth between two negative values.")
      .optional("sign_change", &Treatments::sign_change, "Growth of a row whose base, latest value and target do not lie on one side of 0.")
      .optional("if_target_worse", &Treatments::if_target_worse, "A target behind the base: hold puts the base in its place.")
      .optional("met", &Treatments::met, "Of a target that is met; None: met makes no difference.")
      .optional("near_end", &Treatments::near_end, "A target that is an end of the scale is met within so much of it.")
      .optional("lower_end", &Treatments::lower_end, "Of the scale, for near_end.")
      .optional("upper_end", &Treatments::upper_end, "Of the scale, for near_end.")
      .optional("kept", &Treatments::kept, "Met at the base and still.")
      .optional("at_limit", &Treatments::at_limit, "The natural limit is reached.")
      .optional("adverse", &Treatments::adverse, "The rate does not lead towards the target; a met one aside.")
      .optional("limit_exponent", &Treatments::limit_exponent, "Cuts above 0 without a target shrink towards the natural limit, by this power.")
      .optional("target_at_base", &Treatments::target_at_base, "The target judged by equals the base: (met, moving right); None: as the figure comes out.")
      .optional("maintain", &Treatments::maintain, "Of a met target, or one without a due day: (met, moving right).")
      .optional("direction", &Treatments::direction, "Without a target: (the mean moves right, the last change does).")
      .optional("history", &Treatments::history, "(On the path now, on the path at the figure before).")
      .check(&check_one_set)
      .done();
}

/// Title, source and doubts of an institution stay with it: a copy under another name says what it was made from.
void leave_institution(py::dict& taken_over, const py::dict& changes) {
  const auto name = taken_over["name"].cast<std::string>();
  if (!changes.contains("name") || taken_over["name"].equal(changes["name"]) || !find_preset(name)) return;
  taken_over["title"] = to_python(title_of_copy(name));
  taken_over["source"] = py::str();
  taken_over["unverified"] = py::str();
}

void bind_whole_presets(py::module_& m) {
  Record<Preset>(m, "Preset", "A method put together from parts. Raises OutOfRange for parts that contradict each other: see check.")
      .required("name", &Preset::name, "An institution's with the year of the edition, or one's own: mine.2026.")
      .keyword_only()
      .optional("title", &Preset::title, "In words.")
      .optional("source", &Preset::source, "Where the rule was read, with its edition.")
      .optional("unverified", &Preset::unverified, "Which of its numbers are recalled or a reading.")
      .optional("points", &Preset::points, "Which observations it looks at.")
      .optional("rate", &Preset::rate, "How they become a change a year.")
      .optional("half_life", &Preset::half_life, "Of the weight of a point in a least-squares line, years; None: equal weights.")
      .optional("path", &Preset::path, "The required path.")
      .optional("statistic", &Preset::statistic, "What is cut into categories.")
      .optional("farthest", &Preset::farthest, "End of the statistic `distance`.")
      .optional("cuts", &Preset::cuts, "Categories of the statistic, in order.")
      .optional("cuts_without_target", &Preset::cuts_without_target, "Categories of the rate, a share a year (0.01 is 1 %); none: no_target_value.")
      .optional("score", &Preset::score, "Points by the figure.")
      .optional("score_without_target", &Preset::score_without_target, "Points by the rate.")
      .optional("rate_cap", &Preset::rate_cap, "The rate that is scored without a target ends at this, up and down.")
      .optional("treatments", &Preset::treatments, "What is settled before the cuts.")
      .check([](const Preset& preset) { require_sound(check(preset)); })
      .copied(&leave_institution)
      .done();
  m.def(
      "find_category", [](const Any<CutTable>& cuts, double figure, double away) { return to_python(find_category(cuts.value, figure, away), {}); },
      py::arg("cuts"), py::arg("figure"), py::arg("away") = 0.0,
      "The first category that lets a figure in; `away` is how far the latest value is from the target. None in a hole and for nan.");
  m.def("unicef_2004", &unicef_2004, py::arg("holes_closed") = false,
        "Preset unicef.2004; its bands leave holes, which may be closed downwards.");
  m.def("check", [](const Preset& preset) { return check(preset); }, py::arg("preset"),
        "Everything about a preset that contradicts itself, with the path to the part: cuts.2.at_least.");
  m.def("preset", [](const std::string& name) { return preset_named(name); }, py::arg("name"),
        "The preset of an institution by its name and edition: eurostat.2021. Raises ParseError for any other.");
  m.def("presets", [] { return to_python(preset_names()); }, "The names of all presets that are shipped.");
  m.def("name_of", [](const Preset& preset) { return name_of(preset); }, py::arg("preset"));
}

}  // namespace

void bind_presets(py::module_& m) {
  bind_words_of_presets(m);
  bind_statistics(m);
  bind_categories(m);
  bind_scores(m);
  bind_points(m);
  bind_treatments(m);
  bind_whole_presets(m);
}

}  // namespace milepost::python
