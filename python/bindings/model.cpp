// Models by name, averages of them, one's own; errors of projections as summaries that add up; how good probabilities were.
#include "model.hpp"

#include "arrays.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

/// What a model of one's own answers. Raises TypeError for what are no figures.
std::vector<double> answer_of(const std::string& name, const py::object& answer, int horizon) {
  try {
    return answer.cast<std::vector<double>>();
  } catch (const py::cast_error&) {
    throw py::type_error("model '" + name + "': expected " + std::to_string(horizon) + " figures, one for each step; found " + py::repr(answer).cast<std::string>());
  }
}

/// The function is borrowed: copies of a model are made where no one holds the interpreter.
CustomModel custom_from(py::handle function) {
  const std::string name = py::hasattr(function, "__name__") ? py::str(function.attr("__name__")).cast<std::string>() : "custom";
  return {name, [function, name](std::span<const double> figures, int horizon) {
            const py::gil_scoped_acquire acquire;
            const py::array_t<double> seen(static_cast<py::ssize_t>(figures.size()), figures.data());
            return answer_of(name, function(seen, horizon), horizon);
          }};
}

Combination combination_of(std::vector<std::string> models, Average by) {
  const Combination combination{std::move(models), by};
  static_cast<void>(least_points(combination));  // throws for models that are none
  return combination;
}

py::list names_of_models() {
  py::list names;
  for (const Model& model : models()) names.append(py::str(name_of(model)));
  return names;
}

/// Truth values, one a probability.
std::vector<std::uint8_t> outcomes_from(const std::vector<bool>& happened, std::size_t said) {
  if (happened.size() != said) fail_range("outcomes", std::to_string(happened.size()), "as many as the probabilities, " + std::to_string(said));
  return {happened.begin(), happened.end()};
}

template <class Score>
auto scored(Score score) {
  return [score](const std::vector<double>& said, const std::vector<bool>& happened) { return score(said, outcomes_from(happened, said.size())); };
}

std::array<std::int64_t, 96> counts_from(py::handle given) {
  const auto counts = from_python<std::vector<std::int64_t>>(given);
  std::array<std::int64_t, 96> held{};
  if (counts.size() != held.size()) fail_range("counts", std::to_string(counts.size()), "96 bins");
  std::copy(counts.begin(), counts.end(), held.begin());
  return held;
}

void bind_error_pool(py::module_& m) {
  Record<ErrorPool>(m, "ErrorPool",
                    "How the errors of one model on one's own series lie among those of the shipped tables: a summary that adds up. Made by error_pool(); given as "
                    "`errors` to project() and attain().")
      .required("model", &ErrorPool::model, "Whose errors they are.")
      .custom("counts", [](ErrorPool& pool, py::handle given) { pool.counts = counts_from(given); },
              [](const ErrorPool& pool) { return to_python(std::vector<std::int64_t>(pool.counts.begin(), pool.counts.end())); },
              "Of standard normal scores, in 96 bins of 1/8 from -6 to 6.")
      .optional("series", &ErrorPool::series, "That gave errors.")
      .done();
  m.def("merge", &merge, py::arg("a"), py::arg("b"), "Both summaries together; of series that are in one of them only. Raises OutOfRange for errors of different models.");
  m.def("weight_of", [](const Sure<ErrorPool>& pool) { return weight_of(pool.value); }, py::arg("pool"), "The weight of one's own errors against the shipped ones: S / (S + 40) of S series.");
}

void bind_scores(py::module_& m) {
  Record<ReliabilityBin>(m, "ReliabilityBin", "One bar of a reliability diagram: what was said and what happened.")
      .required("begin", &ReliabilityBin::begin, "Probabilities from here on.")
      .required("end", &ReliabilityBin::end, "Up to here, not included; 1 is in the last bar.")
      .required("count", &ReliabilityBin::count, "Of probabilities.")
      .optional("said", &ReliabilityBin::said, "Their mean.")
      .optional("happened", &ReliabilityBin::happened, "The share that happened.")
      .done();
  m.def("brier_score", scored([](auto said, auto happened) { return brier_score(said, happened); }), py::arg("said"), py::arg("happened"),
        "Mean squared difference between probabilities and what happened (true or false); 0 is best. None of nothing.");
  m.def("reliability", [](const std::vector<double>& said, const std::vector<bool>& happened, int bins) { return to_python(reliability(said, outcomes_from(happened, said.size()), bins)); },
        py::arg("said"), py::arg("happened"), py::arg("bins") = 10, "The bars of a reliability diagram, of equal width; NaN are left out.");
  m.def("calibration_error", scored([](auto said, auto happened) { return calibration_error(reliability(said, happened)); }), py::arg("said"), py::arg("happened"),
        "Expected calibration error in ten bars: how far said and happened are apart, weighed by their number.");
  m.def("discrimination", scored([](auto said, auto happened) { return discrimination(said, happened); }), py::arg("scores"), py::arg("happened"),
        "The area under the ROC curve: the chance that one that happened had the higher score. None where all or none happened.");
}

}  // namespace

Model model_from(py::handle given) {
  if (py::isinstance<py::str>(given)) return model_named(given.cast<std::string>());
  if (py::isinstance<Combination>(given)) return given.cast<Combination>();
  if (py::isinstance<py::list>(given) || py::isinstance<py::tuple>(given)) return combination_of(given.cast<std::vector<std::string>>(), Average::mean);
  if (PyCallable_Check(given.ptr())) return custom_from(given);
  fail_type(given, "the name of a model ('auto', 'theta', ...), several names, a Combination, or a function of figures and steps");
}

ErrorSource errors_from(py::handle given) {
  if (given.is_none()) return ShippedErrors{};
  if (py::isinstance<ErrorPool>(given)) return finish(given.cast<ErrorPool>());
  fail_type(given, "an ErrorPool (see error_pool()), or None for the shipped errors");
}

void bind_models(py::module_& m) {
  Words<Average>(m, "Average", "How several paths become one.").words({"Their mean.", "Their median; of an even number the mean of the middle two."}).finalize();
  Record<Combination>(m, "Combination", "Several models' paths made one, step by step.")
      .required("models", &Combination::models, "2 to 16 names of models().")
      .optional("by", &Combination::by, "Mean or median.")
      .done();
  m.def("models", &names_of_models, "The names of the models that project, the automatic choice first.");
  bind_error_pool(m);
  bind_scores(m);
}

}  // namespace milepost::python
